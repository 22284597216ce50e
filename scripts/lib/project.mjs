import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The top folder of the project. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Where steps note what they last did; it goes away with node_modules, and so do the notes that depend on it. */
export const cache = join(root, 'node_modules', '.cache', 'paramlens');

/** The absolute path of something in the project. */
export const inProject = (...parts) => join(root, ...parts);

/** A mistake the person can put right; shown without a stack trace. */
export class SetupError extends Error {}

/** Says what is being done, set apart from the output of the tools that do it. */
export function say(text) {
  process.stdout.write(`paramlens: ${text}\n`);
}

/** Runs a script's main function and turns its outcome into the exit code. */
export function runMain(main) {
  main().then(
    code => {
      process.exitCode = code;
    },
    error => {
      process.stderr.write(
        error instanceof SetupError ? `\nparamlens: ${error.message}\n` : `${error.stack}\n`
      );
      process.exitCode = 1;
    }
  );
}

function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap(name => filesUnder(join(path, name)));
}

/** One digest over the names and contents of files and folders of the project, whatever their dates. */
export function digest(...paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(path => filesUnder(inProject(path)))) {
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}

/** What a step noted the last time, or an empty string. */
export function readNote(file) {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
}

/** Notes what a step has done. */
export function writeNote(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${text}\n`);
}
