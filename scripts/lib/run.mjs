import { spawn, spawnSync } from 'node:child_process';
import { basename } from 'node:path';
import { root, SetupError } from './project.mjs';

/**
 * Runs a program in the project's folder with its output shown.
 *
 * @returns its exit code; a signal that ended it, or a program that could not be started, counts as 1
 */
export function run(command, args, { env = {}, cwd = root } = {}) {
  return new Promise(resolve => {
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: 'inherit' });
    // Ctrl+C reaches the whole group: stay until the child has tidied up.
    const wait = () => {};
    process.on('SIGINT', wait);
    const done = code => {
      process.off('SIGINT', wait);
      resolve(code);
    };
    child.on('error', () => done(1));
    child.on('close', code => done(code ?? 1));
  });
}

/** Runs a program that has to succeed. */
export async function mustRun(command, args, options) {
  const code = await run(command, args, options);
  if (code !== 0) {
    throw new SetupError(`"${basename(command)} ${args.join(' ')}" failed with exit code ${code}.`);
  }
}

/** What a program prints, or null if it is not there or fails. */
export function ask(command, args) {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : null;
}

/** Runs a Node program of node_modules. */
export const node = (script, ...args) => [process.execPath, [script, ...args]];

/** The command that starts npm, the same one that started this script if there is one. */
export function npm(...args) {
  const script = process.env.npm_execpath;
  if (script?.endsWith('npm-cli.js')) return node(script, ...args);
  return process.platform === 'win32' ? ['cmd', ['/c', 'npm', ...args]] : ['npm', args];
}
