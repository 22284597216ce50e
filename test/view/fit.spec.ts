import type { CostChoice } from '../../src/view/costChoice.js';
import { costTable } from '../../src/view/costs.js';
import { fitted } from '../../src/view/fit.js';
import { english } from '../../src/view/index.js';
import { looks, widthOf, type ColumnLook } from '../../src/view/looks.js';
import { toRows } from '../../src/view/rows.js';
import { layer, summary, tensor } from './reports.js';

const nested = Array.from({ length: 12 }, (_, depth) =>
  layer(`transformer_block_${depth}`, {
    depth,
    type: 'BasicTransformerBlock',
    tensors: [tensor('kernel', [4, 10])]
  })
);
const choice: CostChoice = {
  columns: ['memory', 'gradients', 'optimizer', 'activations', 'multiplyAdds'],
  dtype: 'float32',
  optimizer: 'adam'
};

const widthIn = (shown: readonly ColumnLook[], column: string): number =>
  shown.find(({ id }) => id === column)!.width;

test('names take what they need of the room that is left, and half of it at most', () => {
  const { medium } = looks(toRows(summary(nested)), english);
  const need = widthOf(medium);
  const nameIn = (digits: number | null) => fitted(medium, digits)[0].width;
  expect(nameIn(null)).toBe(medium[0].width);
  expect(nameIn(need)).toBe(medium[0].width);
  const some = nameIn(need + 8);
  expect(some).toBeGreaterThan(medium[0].width);
  expect(some).toBeLessThan(medium[0].width + 4);
  expect(nameIn(need + 100)).toBe(medium[0].wish);
  expect(medium[0].wish).toBeGreaterThan(medium[0].width);
});

test('a layer inside another has the place of the icon that it has not', () => {
  const model = layer('model');
  const long = layer('a_name_of_many_letters', { depth: 1 });
  const wishOf = (...inside: (typeof model)[]): number =>
    looks(toRows(summary([model, ...inside])), english).wide[0].wish;
  expect(wishOf(long)).toBe(wishOf(long, layer('x', { depth: 2 })));
});

test('names give way where the pinned verdict would cover the counts', () => {
  const { narrow } = looks(toRows(summary(nested)), english);
  const ahead = (digits: number): number =>
    widthOf(fitted(narrow, digits).filter(({ id }) => id !== 'formula'));
  const widest = widthOf(narrow.filter(({ id }) => id !== 'formula'));
  for (const digits of [widest + 5, widest + 3, widest]) {
    expect(ahead(digits)).toBeLessThanOrEqual(digits - 2.5);
  }
  expect(widthIn(fitted(narrow, 10), 'name')).toBe(12.5);
});

test('formulas stand under the counts where there is no room beside them', () => {
  const { narrow } = looks(toRows(summary(nested)), english);
  const idsIn = (digits: number): string[] => fitted(narrow, digits).map(({ id }) => id);
  const need = widthOf(narrow) + 2.5;
  expect(idsIn(need)).toEqual(['name', 'count', 'formula', 'verdict']);
  expect(idsIn(need - 1)).toEqual(['name', 'count', 'verdict']);
  const [name, count] = fitted(narrow, need - 1);
  expect(count.explains).toBe(true);
  expect(name.width).toBeGreaterThan(narrow[0].width);
  expect(fitted(narrow, need)[1].explains).toBeUndefined();
});

test('costs leave the formulas as wide as they are without them', () => {
  const report = summary(nested);
  const rows = toRows(report);
  const { medium: plain } = looks(rows, english);
  const { medium: costly } = looks(rows, english, {
    table: costTable(report, rows, choice),
    columns: choice.columns
  });
  const least = widthIn(plain, 'formula');
  const formulaIn = (digits: number): number => widthIn(fitted(costly, digits), 'formula');
  const need = widthOf(plain);
  expect(formulaIn(need - 20)).toBe(least);
  expect(formulaIn(need + 30)).toBeGreaterThan(least + 12);
  expect(widthIn(fitted(plain, need + 30), 'formula')).toBe(least);
  // More would only make the table scroll further.
  expect(formulaIn(need + 300)).toBe(40);
});
