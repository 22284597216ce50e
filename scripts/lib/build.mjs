import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cache, digest, inProject, readNote, say, writeNote } from './project.mjs';
import { mustRun, npm } from './run.mjs';

const note = join(cache, 'build');
const INPUTS = [
  'src',
  'style',
  'schema',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.base.json',
  'webpack.config.cjs'
];

/** The entry file that the built labextension names, which changes with its content; empty if there is none. */
function builtEntry() {
  const manifest = inProject('paramlens', 'labextension', 'package.json');
  if (!existsSync(manifest) || !existsSync(inProject('lib', 'index.js'))) return '';
  return JSON.parse(readFileSync(manifest, 'utf8')).jupyterlab?._build?.load ?? '';
}

/** Compiles the sources and bundles the labextension unless both are up to date. */
export async function ensureBuild() {
  const inputs = digest(...INPUTS);
  const entry = builtEntry();
  if (entry && readNote(note) === `${inputs} ${entry}`) return;
  say('building');
  const [command, args] = npm('run', '--silent', 'build:prod');
  await mustRun(command, args);
  writeNote(note, `${inputs} ${builtEntry()}`);
}
