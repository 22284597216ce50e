import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { cache, digest, inProject, readNote, say, writeNote } from './project.mjs';
import { mustRun, npm } from './run.mjs';

const note = join(cache, 'lockfile');

function installedSince() {
  const installed = inProject('node_modules', '.package-lock.json');
  return (
    existsSync(installed) &&
    statSync(installed).mtimeMs >= statSync(inProject('package-lock.json')).mtimeMs
  );
}

/** Installs the npm packages of the lockfile unless they are there. */
export async function ensureNodeModules() {
  const wanted = digest('package-lock.json');
  if (readNote(note) === wanted) return;
  if (!installedSince()) {
    say('installing the npm packages (about a minute the first time)');
    const [command, args] = npm(
      'ci',
      '--include=dev',
      '--no-audit',
      '--no-fund',
      '--loglevel=error'
    );
    await mustRun(command, args, {
      env: {
        // The browser is Chromium as the system has it, not a download of Playwright's.
        PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1',
        // `npm install --global` of the repository hands its option on to what it calls.
        npm_config_global: 'false',
        PARAMLENS_INSTALLING: '1'
      }
    });
  }
  writeNote(note, wanted);
}
