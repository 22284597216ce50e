import { codeCell, notebookOf } from '../lib/notebooks.mjs';
import { atMost, framesMore, timesStock } from '../lib/results.mjs';
import { compare } from '../lib/statistics.mjs';
import { kerasSummary, torchinfoSummary } from '../lib/summaries.mjs';

export const name = 'table';
export const title = 'From the data to the painted table';
export const order = 4;

const PRINTERS = { 'Keras 3': kerasSummary, torchinfo: torchinfoSummary };
/** What is in the document once the raw text, a table's first rows and the counts of all of them are painted. */
const STOCK = '.jp-OutputArea-output pre';
const ROW = '.jp-Paramlens-view tbody tr';
const TOTALS = '.jp-Paramlens-view tfoot .jp-Paramlens-count';
const ROWS = [8, 200, 2_000, 20_000];
/** From here on the table must not be slower than the raw text; below, it may take one frame more. */
const LARGE = 2_000;

export async function run(bench) {
  const pages = await bench.openOnBoth('table.ipynb', notebookOf(codeCell('model.summary()')));
  let edition = 0;
  const paint = async (side, print, rows, isWhole = false) => {
    const text = print(rows, ++edition);
    const selector = side === 'off' ? STOCK : isWhole ? TOTALS : ROW;
    return pages[side].evaluate(paintText, [text, selector]);
  };
  // The code of the table is loaded with the first one.
  for (const side of ['off', 'on']) {
    for (let i = 0; i < 5; i++) await paint(side, kerasSummary, 8);
  }
  const results = [];
  for (const [printer, print] of Object.entries(PRINTERS)) {
    for (const rows of ROWS) {
      const samples = await bench.alternate(side => paint(side, print, rows));
      const compared = compare(samples, time => time);
      const what = `${printer}, ${rows.toLocaleString('en-US')} rows`;
      results.push(
        rows >= LARGE
          ? timesStock(what, compared, atMost(1))
          : framesMore(what, compared, atMost(1))
      );
      if (rows >= LARGE) {
        const whole = await bench.alternate(side => paint(side, print, rows, true));
        const all = compare(whole, time => time);
        results.push(timesStock(`${what}, until all of them are counted`, all));
      }
    }
  }
  return results;
}

/** Runs in the page. @returns milliseconds */
async function paintText([text, selector]) {
  const { bench } = window;
  await bench.renew();
  const scope = bench.panel.node;
  await bench.frame();
  const begin = performance.now();
  bench.print(text);
  const end = await bench.paintedWith(() => scope.querySelector(selector) !== null);
  bench.clear();
  return end - begin;
}
