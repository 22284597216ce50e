import { existsSync } from 'node:fs';
import { say, SetupError } from './project.mjs';
import { ask, run } from './run.mjs';

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'
];

/** Where Chromium is: CHROMIUM_PATH, or one of the usual places; undefined if it is nowhere. */
export function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (!named) return USUAL_PLACES.find(place => existsSync(place));
  if (!existsSync(named)) throw new SetupError(`CHROMIUM_PATH names ${named}, which is not there.`);
  return named;
}

async function installWithApt() {
  if (process.platform !== 'linux' || ask('apt-get', ['--version']) === null) return;
  const isRoot = process.getuid() === 0;
  if (!isRoot && ask('sudo', ['-n', 'true']) === null) return;
  say('installing Chromium with apt-get');
  const apt = (...args) =>
    isRoot ? run('apt-get', args, { env }) : run('sudo', ['-n', 'apt-get', ...args], { env });
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await apt('update', '-qq');
  await apt('install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-dejavu-core');
}

/** Finds Chromium for the browser tests, installs it where that is possible, and says what to do where it is not. */
export async function ensureChromium() {
  if (!findChromium()) await installWithApt();
  const found = findChromium();
  if (!found) {
    throw new SetupError(
      'the browser tests need Chromium: install it (Debian: apt-get install chromium) or set CHROMIUM_PATH to it.'
    );
  }
  return found;
}
