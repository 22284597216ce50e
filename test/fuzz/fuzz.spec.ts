import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const FUZZ = join(__dirname, '../../scripts/fuzz.mjs');

/** A guard against texts that hang, not a measure: the whole takes seconds. */
const HANGS = 300_000;

function fuzz(...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [FUZZ, '--untimed', ...args], {
    encoding: 'utf8',
    timeout: HANGS
  });
  return status === 0 ? stdout : `exit ${status}\n${stdout}${stderr}`;
}

describe('the compiled library', () => {
  it(
    'makes a sound report of every changed output',
    () => {
      expect(fuzz('--cases', '10000', '--seed', '1')).toMatch(
        /"cases":10000,"faulty":0,.*"summaries":[1-9]\d{3}/
      );
    },
    HANGS
  );

  it.each(['1000', '4000'])(
    'stands texts of %s levels, rows and columns',
    size => {
      expect(fuzz('--constructions', size)).toBe('');
    },
    HANGS
  );
});
