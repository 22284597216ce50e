import { codeCell, notebookOf } from '../lib/notebooks.mjs';
import { atMost, valueOf } from '../lib/results.mjs';
import { kerasSummary } from '../lib/summaries.mjs';

export const name = 'heap';
export const title = 'Memory after 1,000 runs of a cell that prints a summary';
export const order = 7;

const RUNS = 1_000;
/** Until what is kept on purpose is full. */
const WARM_UP = 100;
const ROWS = 30;

export async function run(bench) {
  const pages = await bench.openOnBoth('heap.ipynb', notebookOf(codeCell('model.summary()')));
  const grown = {};
  for (const side of ['off', 'on']) {
    const session = await pages[side].context().newCDPSession(pages[side]);
    const runs = count =>
      pages[side].evaluate(runAgain, [kerasSummary(ROWS, 'EDITION'), count, side === 'on']);
    await runs(WARM_UP);
    const before = await memory(session);
    await runs(RUNS);
    const after = await memory(session);
    grown[side] = Object.fromEntries(
      Object.keys(after).map(key => [key, after[key] - before[key]])
    );
  }
  const heap = grown.on.heap - grown.off.heap;
  const figures = { grown };
  return [
    valueOf('heap more than stock', Number((heap / 1e6).toFixed(2)), 'MB', atMost(1), figures),
    // JupyterLab keeps a view of its own more or less; what is lost with every run would be one a run at least.
    valueOf('nodes more than stock', perRun(grown, 'nodes'), 'a run', atMost(0.5)),
    valueOf('listeners more than stock', perRun(grown, 'listeners'), 'a run', atMost(0.5))
  ];
}

function perRun({ on, off }, key) {
  return Number(((on[key] - off[key]) / RUNS).toFixed(2));
}

async function memory(session) {
  // What finalizers let go is collected the next time.
  for (let time = 0; time < 3; time++) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  return { heap: usedSize, nodes, listeners: jsEventListeners };
}

/** Runs in the page. */
async function runAgain([text, count, explained]) {
  const { bench } = window;
  for (let run = 0; run < count; run++) {
    bench.edition = (bench.edition ?? 0) + 1;
    bench.clear();
    bench.print(text.replace('EDITION', bench.edition));
    if (explained) {
      while (bench.panel.node.querySelector('.jp-Paramlens-view') === null) await bench.frame();
    }
    if (run % 10 === 0) await bench.frame();
  }
  bench.clear();
  await bench.painted();
}
