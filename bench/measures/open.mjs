import { mainThread } from '../lib/browser.mjs';
import { ordinaryNotebook } from '../lib/ordinary.mjs';
import { ownPart } from '../lib/profile.mjs';
import { atMost, timesStock, valueOf } from '../lib/results.mjs';
import { compare } from '../lib/statistics.mjs';

export const name = 'open';
export const title = 'Opening a notebook of 1,000 cells with ordinary outputs';
export const order = 1;

const PATH = 'ordinary.ipynb';
const LIMIT = atMost(1.02);
/** The same for what is measured by itself. */
const OWN_LIMIT = atMost(2);
const TRACKER = '@jupyterlab/notebook-extension:tracker';

export async function run(bench) {
  for (const side of ['off', 'on']) {
    await bench.servers[side].upload(PATH, ordinaryNotebook(1_000));
  }
  const first = await openInTurn(bench, {}, 1, bench.rounds);
  // By default JupyterLab spreads the rest over half a minute of idle time, which would measure its patience.
  const all = await openInTurn(bench, { windowingMode: 'none' }, 1_000, 5);
  const own = (what, { percent }) => valueOf(what, percent, '% of all', OWN_LIMIT);
  return [
    timesStock(
      'the first screen',
      compare(first.samples, one => one.time),
      LIMIT
    ),
    own('the first screen, work of the extension', first),
    timesStock(
      'all outputs',
      compare(all.samples, one => one.time),
      LIMIT
    ),
    // A busy machine stretches the time, and not so much the work.
    timesStock(
      'all outputs, work of the main thread',
      compare(all.samples, one => one.work),
      LIMIT
    ),
    own('all outputs, work of the extension', all)
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
  await pages.on.bringToFront();
  const part = await ownPart(pages.on, async () => {
    for (let time = 0; time < 3; time++) await pages.on.evaluate(openNotebook, [PATH, cells]);
  });
  for (const side of ['off', 'on']) {
    await bench.servers[side].configure(TRACKER, {});
    await pages[side].context().close();
  }
  return { samples, percent: Number(part.toFixed(2)) };
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
