import { abbreviate, abbreviateOperations } from '../../src/report/format.js';

describe('abbreviate', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1000, '1 K'],
    [1234, '1.23 K'],
    [128_952, '129 K'],
    [999_499, '999 K'],
    [999_500, '1 M'],
    [25_557_032, '25.6 M'],
    [60_192_808, '60.2 M'],
    [138_357_544, '138 M'],
    [6_738_415_616, '6.74 B'],
    [1_000_000_000_000, '1 T']
  ])('shortens %d to %s', (value, text) => {
    expect(abbreviate(value)).toBe(text);
  });
});

describe('abbreviateOperations', () => {
  it.each([
    [999, '999'],
    [128_952, '129 k'],
    [1_854_000_000, '1.85 G'],
    [1_000_000_000_000, '1 T']
  ])('shortens %d to %s', (value, text) => {
    expect(abbreviateOperations(value)).toBe(text);
  });
});
