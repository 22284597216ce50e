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
const CASES = Object.entries(PRINTERS).flatMap(([printer, print]) =>
  ROWS.map(rows => ({ what: `${printer}, ${rows.toLocaleString('en-US')} rows`, print, rows }))
);

export async function run(bench) {
  const kinds = await bench.inBothOrders(
    order => bench.openOnBoth('table.ipynb', notebookOf(codeCell('model.summary()')), order),
    (pages, rounds) => takeAll(bench, pages, rounds)
  );
  const first = framesMore(
    FIRST,
    compare(kinds[FIRST], time => time)
  );
  const others = CASES.flatMap(({ what, rows }) => {
    const compared = compare(kinds[what], time => time);
    if (rows < LARGE) return [framesMore(what, compared, atMost(1))];
    const all = compare(kinds[whole(what)], time => time);
    return [timesStock(what, compared, atMost(1)), timesStock(whole(what), all)];
  });
  return [first, ...others];
}

const FIRST = 'Keras 3, 8 rows, the first summary of a page, its code being loaded';
const whole = what => `${what}, until all of them are counted`;

let edition = 0;

async function takeAll(bench, pages, rounds) {
  const paint = (side, { print, rows }, table = ROW) => {
    const selector = side === 'off' ? STOCK : table;
    return pages[side].evaluate(paintText, [print(rows, ++edition), selector]);
  };
  const taken = {};
  // The code of the table is loaded with the first one, that for long ones with the first long one.
  taken[FIRST] = await bench.alternate(side => paint(side, CASES[0]), 1);
  for (const one of CASES) {
    for (const side of ['off', 'on']) await paint(side, one, TOTALS);
    taken[one.what] = await bench.alternate(side => paint(side, one), rounds);
    if (one.rows < LARGE) continue;
    taken[whole(one.what)] = await bench.alternate(side => paint(side, one, TOTALS), rounds);
  }
  return taken;
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
