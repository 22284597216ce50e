import { codeCell, notebookOf } from '../lib/notebooks.mjs';
import { atMost, FRAME, valueOf } from '../lib/results.mjs';
import { median, quantile } from '../lib/statistics.mjs';
import { kerasSummary } from '../lib/summaries.mjs';

export const name = 'whatif';
export const title = 'Another number of filters in a network of 1,000 layers';
export const order = 8;

const PATH = 'whatif.ipynb';
const CHANGES = 20;

export async function run(bench) {
  await bench.servers.on.upload(PATH, notebookOf(codeCell('model.summary()')));
  const page = await bench.visit('on');
  await page.evaluate(path => window.bench.open(path), PATH);
  await page.evaluate(text => window.bench.print(text), kerasSummary(1_000, 1));
  const view = page.locator('.jp-Paramlens-view');
  await view.locator('tbody .jp-Paramlens-opener').first().click();
  const filters = view.locator('.jp-Paramlens-control', { hasText: 'filters' }).locator('input');
  await filters.first().waitFor();
  const answers = await filters.first().evaluate(change, CHANGES);
  const frames = (figure, values) =>
    Number(figure(values.slice(2).map(value => value / FRAME)).toFixed(2));
  const work = answers.map(({ answered }) => answered);
  const painted = answers.map(({ painted }) => painted);
  return [
    valueOf('until the answer is in the table', frames(median, work), 'frames', atMost(1), {
      worst: frames(values => quantile(values, 1), work)
    }),
    valueOf('until it is painted', frames(median, painted), 'frames', atMost(2), {
      worst: frames(values => quantile(values, 1), painted)
    })
  ];
}

/** Runs in the page. @returns milliseconds */
async function change(input, changes) {
  const { bench } = window;
  const status = input.closest('.jp-Paramlens-whatif').querySelector('[role="status"]');
  const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
  const times = [];
  for (let index = 0; index < changes; index++) {
    await bench.painted();
    await bench.frame();
    const before = status.textContent;
    const begin = performance.now();
    setValue.call(input, String(128 + 8 * index));
    input.dispatchEvent(new Event('input', { bubbles: true }));
    while (status.textContent === before) await Promise.resolve();
    const answered = performance.now() - begin;
    times.push({ answered, painted: (await bench.painted()) - begin });
  }
  return times;
}
