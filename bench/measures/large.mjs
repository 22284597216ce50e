import { codeCell, notebookOf } from '../lib/notebooks.mjs';
import { logLines } from '../lib/ordinary.mjs';
import { atMost, timesStock } from '../lib/results.mjs';
import { compare } from '../lib/statistics.mjs';

export const name = 'large';
export const title = 'Standard output of 20 MB';
export const order = 2;

const SIZE = 20_000_000;
/** Lines that are made only once and repeated: making them must not be what is measured. */
const LINES = 1_000;

export async function run(bench) {
  const { samples } = await bench.inBothOrders(
    order => pagesWithText(bench, order),
    async (pages, rounds) => {
      const sample = side => pages[side].evaluate(printLarge);
      for (const side of ['off', 'on']) await sample(side);
      return { samples: await bench.alternate(sample, rounds) };
    }
  );
  const compared = compare(samples, time => time);
  return [timesStock('until it is painted', compared, atMost(1.05))];
}

async function pagesWithText(bench, order) {
  const pages = await bench.openOnBoth('large.ipynb', notebookOf(codeCell('train()')), order);
  for (const page of Object.values(pages)) {
    await page.evaluate(
      ([lines, size]) => {
        window.bench.large = lines.repeat(Math.ceil(size / lines.length)).slice(0, size);
      },
      [logLines(LINES), SIZE]
    );
  }
  return pages;
}

/** Runs in the page. @returns milliseconds */
async function printLarge() {
  const { bench } = window;
  const begin = performance.now();
  bench.print(bench.large);
  const pre = () => bench.panel.node.querySelector('.jp-OutputArea-output pre');
  const end = await bench.paintedWith(() => pre() !== null);
  bench.clear();
  await bench.painted();
  return end - begin;
}
