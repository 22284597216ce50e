import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const MAIN = join(__dirname, '../../../lib/cli/main.js');

/** Runs the command as users do, from the compiled files. */
export function run(
  args: readonly string[],
  input = ''
): { readonly code: number; readonly out: string; readonly err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    input,
    encoding: 'utf8'
  });
  return { code: status ?? -1, out: stdout, err: stderr };
}
