import { spawnSync } from 'node:child_process';
import { inProject, say } from '../../scripts/lib/project.mjs';
import { ask } from '../../scripts/lib/run.mjs';

/** By the modules that they are. */
const PRINTERS = { keras: 'Keras 3', torchinfo: 'torchinfo' };
const ROWS = 1_000;

/**
 * How long printers take for a model of their own.
 *
 * @param python - a Python that has Keras or torchinfo, or undefined
 * @returns for each printer that is there its name, the rows, the seconds that printing took and those of the whole
 *   program with its start, and the text
 */
export function printTimes(python) {
  if (python === undefined) return [];
  return Object.entries(PRINTERS).flatMap(([module, printer]) => {
    // Not imported: Keras wants to know its backend.
    const find = `import importlib.util as u, sys; sys.exit(u.find_spec("${module}") is None)`;
    if (ask(python, ['-c', find]) === null) {
      say(`  ${python} has no ${module}`);
      return [];
    }
    const script = inProject('bench', 'lib', 'printers.py');
    const begin = performance.now();
    const { status, stdout, stderr } = spawnSync(python, [script, module, String(ROWS)], {
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
      env: { ...process.env, KERAS_BACKEND: process.env.KERAS_BACKEND ?? 'torch' }
    });
    const whole = (performance.now() - begin) / 1000;
    if (status !== 0) throw new Error(stderr);
    // Libraries may have their say before the last line.
    const printed = JSON.parse(stdout.trim().split('\n').at(-1));
    return [{ printer, rows: ROWS, whole, ...printed }];
  });
}
