import { codeCell, notebookOf } from '../lib/notebooks.mjs';
import { atMost, valueOf } from '../lib/results.mjs';
import { FRAME } from '../lib/results.mjs';
import { median } from '../lib/statistics.mjs';
import { kerasSummary } from '../lib/summaries.mjs';

export const name = 'scroll';
export const title = 'Scrolling a table of 20,000 rows';
export const order = 5;

/** Pixels a frame: a quick turn of the wheel, and a drag of the scroll bar. */
const SPEEDS = { 'by the wheel': 200, 'by the scroll bar': 9_000 };
const STEPS = 60;

export async function run(bench) {
  const pages = await bench.openOnBoth('scroll.ipynb', notebookOf(codeCell('model.summary()')));
  for (const side of ['off', 'on']) {
    await pages[side].evaluate(showTable, [kerasSummary(20_000, 1), side === 'on']);
  }
  const results = [];
  for (const [way, pixels] of Object.entries(SPEEDS)) {
    const samples = await bench.alternate(side =>
      pages[side].evaluate(scroll, [pixels, STEPS, side === 'on'])
    );
    const long = side => {
      const frames = samples[side].flat();
      return Math.round((100 * frames.filter(frame => frame > 2.5 * FRAME).length) / frames.length);
    };
    const typical = side => median(samples[side].flat()) / FRAME;
    results.push(
      valueOf(
        `${way}, frames a step`,
        Number(typical('on').toFixed(1)),
        'of 16.7 ms',
        atMost(1.5),
        {
          stock: typical('off')
        }
      ),
      valueOf(`${way}, long frames`, long('on'), '% of all', atMost(Math.max(5, long('off'))), {
        stock: long('off')
      })
    );
  }
  return results;
}

/** Runs in the page. */
async function showTable([text, explained]) {
  const { bench } = window;
  bench.print(text);
  // The totals come when all rows are there.
  const selector = explained
    ? '.jp-Paramlens-view tfoot .jp-Paramlens-count'
    : '.jp-OutputArea-output pre';
  await bench.paintedWith(() => bench.panel.node.querySelector(selector) !== null);
}

/** Runs in the page. @returns the time of each frame in milliseconds */
async function scroll([pixels, steps, explained]) {
  const { bench } = window;
  const scroller = bench.panel.node.querySelector(
    explained ? '.jp-Paramlens-scroller' : '.jp-WindowedPanel-outer'
  );
  scroller.scrollTop = 0;
  await bench.painted();
  await bench.painted();
  const frames = [];
  let last = await bench.frame();
  for (let step = 1; step <= steps; step++) {
    scroller.scrollTop = step * pixels;
    const now = await bench.frame();
    frames.push(now - last);
    last = now;
  }
  return frames;
}
