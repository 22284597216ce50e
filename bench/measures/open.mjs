import { mainThread } from '../lib/browser.mjs';
import { ordinaryNotebook } from '../lib/ordinary.mjs';
import { ownPart } from '../lib/profile.mjs';
import { atMost, ownPartOf, timesStock } from '../lib/results.mjs';
import { compare } from '../lib/statistics.mjs';

export const name = 'open';
export const title = 'Opening a notebook of 1,000 cells with ordinary outputs';
export const order = 1;

const PATH = 'ordinary.ipynb';
/** The first screen is quick, and what a server and a machine do besides weighs the more: it takes more rounds. */
const TIMES_ROUNDS = 3;
const MOST_ROUNDS_OF_ALL = 5;
const LIMIT = atMost(1.02);
const TRACKER = '@jupyterlab/notebook-extension:tracker';

export async function run(bench) {
  for (const side of ['off', 'on']) {
    await bench.servers[side].upload(PATH, ordinaryNotebook(1_000));
  }
  const first = await openInTurn(bench, {}, 1, TIMES_ROUNDS * bench.rounds);
  // By default JupyterLab spreads the rest over half a minute of idle time, which would measure its patience.
  const rounds = Math.min(MOST_ROUNDS_OF_ALL, bench.rounds);
  const all = await openInTurn(bench, { windowingMode: 'none' }, 1_000, rounds);
  return [...resultsOf('the first screen', first), ...resultsOf('all outputs', all)];
}

function resultsOf(what, { samples, percent }) {
  const ratio = (part, figure) => timesStock(`${what}${part}`, compare(samples, figure), LIMIT);
  return [
    ratio('', one => one.time),
    // A busy machine stretches the time, and not so much the work.
    ratio(', work of the main thread', one => one.work),
    ownPartOf(what, percent)
  ];
}

async function openInTurn(bench, settings, cells, rounds) {
  for (const side of ['off', 'on']) await bench.servers[side].configure(TRACKER, settings);
  let percent;
  const { samples } = await bench.inBothOrders(
    order => freshPages(bench, order),
    async (pages, times) => {
      const open = await openerOf(pages, cells);
      for (const side of ['off', 'on']) await open(side);
      const samples = await bench.alternate(open, times);
      percent ??= await ownPartOfOpening(pages.on, cells);
      return { samples };
    },
    rounds
  );
  for (const side of ['off', 'on']) await bench.servers[side].configure(TRACKER, {});
  return { samples, percent };
}

async function freshPages(bench, order) {
  const pages = {};
  for (const side of order) pages[side] = await bench.visit(side);
  return pages;
}

async function openerOf(pages, cells) {
  const threads = { off: await mainThread(pages.off), on: await mainThread(pages.on) };
  return async side => {
    // JupyterLab leaves work to idle time, of which a page behind another one has less.
    await pages[side].bringToFront();
    // What earlier rounds have left behind is not this one's.
    await threads[side].collectGarbage();
    const before = await threads[side].seconds();
    const time = await pages[side].evaluate(openNotebook, [PATH, cells]);
    const work = (await threads[side].seconds()) - before;
    await pages[side].evaluate(closeNotebook);
    return { time, work };
  };
}

async function ownPartOfOpening(page, cells) {
  await page.bringToFront();
  return ownPart(page, async () => {
    await page.evaluate(openNotebook, [PATH, cells]);
    await page.evaluate(closeNotebook);
  });
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
  return end - begin;
}

/** Runs in the page. */
async function closeNotebook() {
  const { bench } = window;
  bench.panel.dispose();
  await bench.painted();
  await bench.painted();
}
