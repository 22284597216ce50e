import { mainThread } from '../lib/browser.mjs';
import { ordinaryNotebook } from '../lib/ordinary.mjs';
import { ownPart } from '../lib/profile.mjs';
import { atMost, ownPartOf, timesStock } from '../lib/results.mjs';
import { SIDES } from '../lib/servers.mjs';
import { compare } from '../lib/statistics.mjs';

export const name = 'open';
export const title = 'Opening a notebook of 1,000 cells with ordinary outputs';
export const order = 1;

const PATH = 'ordinary.ipynb';
const SMALL_PATH = 'small.ipynb';
/** Opening is quick, and what a server and a machine do besides weighs the more: it takes more rounds. */
const FIRST_ROUNDS = 3;
const ALL_ROUNDS = 2;
const LIMIT = atMost(1.02);
const TRACKER = '@jupyterlab/notebook-extension:tracker';

export async function run(bench) {
  for (const side of SIDES) {
    await bench.servers[side].upload(PATH, ordinaryNotebook(1_000));
    await bench.servers[side].upload(SMALL_PATH, ordinaryNotebook(12));
  }
  const first = await openFirst(bench);
  // By default JupyterLab spreads the rest over half a minute of idle time, which would measure its patience.
  await configure(bench, { windowingMode: 'none' });
  const all = await openAll(bench);
  await configure(bench, {});
  return [...resultsOf('the first screen', first), ...resultsOf('all outputs', all)];
}

async function configure(bench, settings) {
  for (const side of SIDES) await bench.servers[side].configure(TRACKER, settings);
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

/** In pages that have had the notebook open before, as on a day of work. */
async function openFirst(bench) {
  let percent;
  const { samples } = await bench.inBothOrders(
    order => freshPages(bench, order),
    async (pages, times) => {
      const open = { off: await openerOf(pages.off), on: await openerOf(pages.on) };
      for (const side of SIDES) await open[side](PATH, 1);
      const samples = await bench.alternate(side => open[side](PATH, 1), times);
      percent ??= await ownPartOfOpening(pages.on, 1);
      return { samples };
    },
    FIRST_ROUNDS * bench.rounds
  );
  return { samples, percent };
}

/** In a new page each time: JupyterLab keeps nodes of closed notebooks, and the more it keeps, the longer layout takes,
 * and the more it varies. */
async function openAll(bench) {
  const open = async side => {
    const page = await bench.visit(side);
    const measure = await openerOf(page);
    await measure(SMALL_PATH, 12);
    const sample = await measure(PATH, 1_000);
    await page.context().close();
    return sample;
  };
  const samples = [await bench.alternate(open, ALL_ROUNDS * bench.rounds)];
  const page = await bench.visit('on');
  const percent = await ownPartOfOpening(page, 1_000);
  await page.context().close();
  return { samples, percent };
}

async function freshPages(bench, order) {
  const pages = {};
  for (const side of order) pages[side] = await bench.visit(side);
  return pages;
}

/** What opens a notebook in a page, and measures the time and the work until so many of its cells are painted. */
async function openerOf(page) {
  const thread = await mainThread(page);
  return async (path, cells) => {
    // JupyterLab leaves work to idle time, of which a page behind another one has less.
    await page.bringToFront();
    // What earlier rounds have left behind is not this one's.
    await thread.collectGarbage();
    const before = await thread.seconds();
    const time = await page.evaluate(openNotebook, [path, cells]);
    const work = (await thread.seconds()) - before;
    await page.evaluate(closeNotebook);
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
