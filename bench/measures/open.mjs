import { mainThread } from '../lib/browser.mjs';
import { ordinaryNotebook } from '../lib/ordinary.mjs';
import { atMost, timesStock } from '../lib/results.mjs';
import { compare } from '../lib/statistics.mjs';

export const name = 'open';
export const title = 'Opening a notebook of 1,000 cells with ordinary outputs';
export const order = 1;

const PATH = 'ordinary.ipynb';
const LIMIT = atMost(1.02);
const TRACKER = '@jupyterlab/notebook-extension:tracker';

export async function run(bench) {
  for (const side of ['off', 'on']) {
    await bench.servers[side].upload(PATH, ordinaryNotebook(1_000));
  }
  const first = await openInTurn(bench, {}, 1, bench.rounds);
  // By default JupyterLab spreads the rest over half a minute of idle time, which would measure its patience.
  const all = await openInTurn(bench, { windowingMode: 'none' }, 1_000, 5);
  return [
    timesStock(
      'the first screen',
      compare(first, one => one.time),
      LIMIT
    ),
    timesStock(
      'all outputs',
      compare(all, one => one.time),
      LIMIT
    ),
    // A busy machine stretches the time, and not so much the work.
    timesStock(
      'all outputs, work of the main thread',
      compare(all, one => one.work),
      LIMIT
    )
  ];
}

async function openInTurn(bench, settings, cells, rounds) {
  const pages = {};
  const threads = {};
  for (const side of ['off', 'on']) {
    await bench.servers[side].configure(TRACKER, settings);
    pages[side] = await bench.visit(side);
    threads[side] = await mainThread(pages[side]);
  }
  const open = async side => {
    // JupyterLab leaves work to idle time, of which a page behind another one has less.
    await pages[side].bringToFront();
    const before = await threads[side].seconds();
    const time = await pages[side].evaluate(openNotebook, [PATH, cells]);
    return { time, work: (await threads[side].seconds()) - before };
  };
  for (const side of ['off', 'on']) await open(side);
  const samples = await bench.alternate(open, Math.min(rounds, bench.rounds));
  for (const side of ['off', 'on']) {
    await bench.servers[side].configure(TRACKER, {});
    await pages[side].context().close();
  }
  return samples;
}

/** Runs in the page. @returns milliseconds until the first so many cells are painted */
async function openNotebook([path, cells]) {
  const { bench } = window;
  const begin = performance.now();
  const panel = await bench.open(path);
  const isThere = cell => cell.outputArea?.node.querySelector('.jp-OutputArea-output')?.isConnected;
  const { widgets } = panel.content;
  let next = 0;
  const end = await bench.paintedWith(() => {
    while (next < widgets.length && isThere(widgets[next])) next++;
    return next >= Math.min(cells, widgets.length);
  });
  panel.dispose();
  await bench.painted();
  await bench.painted();
  return end - begin;
}
