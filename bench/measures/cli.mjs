import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inProject } from '../../scripts/lib/project.mjs';
import { codeCell, notebookOf, stream } from '../lib/notebooks.mjs';
import { printTimes } from '../lib/printers.mjs';
import { atLeast, atMost, timesOther, valueOf } from '../lib/results.mjs';
import { median } from '../lib/statistics.mjs';
import { kerasSummary, torchinfoSummary } from '../lib/summaries.mjs';

export const name = 'cli';
export const title = 'The command line, explaining notebooks';
export const order = 9;

const FEW = 8;
const MANY = 20_000;
const MOST_ROUNDS = 5;
const PRINTERS = { 'Keras 3': kerasSummary, torchinfo: torchinfoSummary };

export async function run({ rounds, python }) {
  const folder = mkdtempSync(join(tmpdir(), 'paramlens-bench-'));
  const file = join(folder, 'summary.ipynb');
  const explain = text => {
    writeFileSync(file, JSON.stringify(notebookOf(codeCell('model.summary()', [stream(text)]))));
    return Array.from({ length: Math.min(rounds, MOST_ROUNDS) }, () => explainTime(file));
  };
  try {
    const rates = {};
    const results = Object.entries(PRINTERS).map(([printer, print]) => {
      const [few, many] = [FEW, MANY].map(rows => median(explain(print(rows, 1))));
      rates[printer] = Math.round((MANY - FEW) / (many - few));
      return valueOf(
        `${printer}, once it has started`,
        rates[printer],
        'rows a second',
        undefined,
        {
          few,
          many
        }
      );
    });
    for (const { printer, rows, seconds, whole, text } of printTimes(python)) {
      results.push(
        timesOther(
          'rows a second, once both have started',
          [rates[printer] / (rows / seconds)],
          `${printer}'s own`,
          atLeast(1)
        ),
        timesOther(
          `${rows.toLocaleString('en-US')} rows, both starts included`,
          explain(text).map(own => own / whole),
          `${printer}'s own time to print them`,
          atMost(1)
        )
      );
    }
    return results;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How many seconds the command takes, its start included. */
function explainTime(file) {
  const begin = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    [inProject('lib', 'cli', 'main.js'), 'explain', '--json', file],
    { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' }
  );
  if (status !== 0) throw new Error(stderr);
  return (performance.now() - begin) / 1000;
}
