import { formatBytes, formatCost, formatCostExactly, type Unit } from '../../src/cost/index.js';
import { costOf, unknownCost } from '../../src/cost/types.js';
import { verbatim } from '../../src/text/message.js';

function cost(value: number, unit: Unit) {
  return { ...costOf(unit, []), value };
}

it.each([
  [0, '0 bytes'],
  [1_000, '1,000 bytes'],
  [1_024, '1 KiB'],
  [74_016, '72.3 KiB'],
  [1_031_000, '1,007 KiB'],
  [1_048_576, '1 MiB']
])('writes %d bytes as %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

it('writes multiply-adds in letters that are no bytes', () => {
  expect(formatCost(cost(1_854_000_000, 'MACs'))).toBe('1.85 G MACs');
});

it.each([
  [cost(74_016, 'bytes'), '72.3 KiB (74,016 bytes)'],
  [cost(512, 'bytes'), '512 bytes'],
  [cost(917_504, 'MACs'), '918 k MACs (917,504)'],
  [cost(12, 'MACs'), '12 MACs'],
  [cost(0, 'MACs'), '0 MACs'],
  [unknownCost('MACs', verbatim('')), '?']
])('writes the exact number beside: %j', (given, text) => {
  expect(formatCostExactly(given)).toBe(text);
});
