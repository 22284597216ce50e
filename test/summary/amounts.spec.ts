import { bounds, readAmount, readScaledAmount, sumOf } from '../../src/summary/amounts.js';

describe('readAmount', () => {
  it.each([
    ['896', 896],
    ['1,311,857', 1311857],
    ['1_234', 1234],
    ['10829858.0', 10829858],
    ['10,829,858.0', 10829858],
    ['0 (unbuilt)', 0],
    [' 18,496 (72.25 KB)', 18496],
    ['9007199254740991', Number.MAX_SAFE_INTEGER]
  ])('reads %s', (cell, value) => {
    expect(readAmount(cell)).toBe(value);
  });

  it.each(['', '-', '?', 'multiple', 'None'])('finds no number in "%s"', cell => {
    expect(readAmount(cell)).toBeNull();
  });

  it.each(['110.75', '110.999.999', '1,1,0', '12,34,567', '0000110', '110x', '1e3', '1,000.5'])(
    'takes no part of "%s" for a count',
    cell => {
      expect(readAmount(cell)).toBeNull();
    }
  );

  it('refuses a number that cannot be told exactly', () => {
    expect(readAmount('9007199254740993')).toBeNull();
  });

  it('takes no cut number whose groups are none', () => {
    expect(readAmount('1,2800000…', 2_000_000)).toBeNull();
  });

  it('gives an interval for a cut number', () => {
    expect(readAmount('23,587,7…')).toEqual([23587700, 23587799]);
    expect(readAmount('1,280,…')).toEqual([1280000, 1280999]);
  });

  it('lets the total decide how many digits are missing', () => {
    expect(readAmount('1,280,…', 2_000_000)).toEqual([1280000, 1280999]);
    expect(readAmount('1,280,…', 3_000_000_000)).toEqual([1280000, 1280999999]);
  });
});

describe('readScaledAmount', () => {
  it.each([
    ['195', 195],
    ['1,234', 1234],
    ['50.4 K', [50350, 50450]],
    ['132 K', [131500, 132500]],
    ['5.02k', [5015, 5025]],
    ['0.1G', [50000000, 150000000]],
    ['1.2 M ', [1150000, 1250000]],
    ['0 ', 0]
  ])('reads %j', (cell, amount) => {
    expect(readScaledAmount(cell)).toEqual(amount);
  });

  it('knows that a rest was dropped, not rounded', () => {
    expect(readScaledAmount('132 K', { wholes: 'dropped' })).toEqual([132000, 132999]);
    expect(readScaledAmount('50.4 K', { wholes: 'dropped' })).toEqual([50350, 50450]);
  });

  it('knows how many decimals were rounded to', () => {
    expect(readScaledAmount('5.62M', { decimals: 3 })).toEqual([5619500, 5620500]);
    expect(readScaledAmount('0.928K', { decimals: 3 })).toBe(928);
  });

  it.each(['', '--', 'K', '(3, 4)', '12.5', '99999 T', '1.2.3'])('reads nothing in %j', cell => {
    expect(readScaledAmount(cell)).toBeNull();
  });
});

describe('bounds', () => {
  it('is the number itself where it is exact', () => {
    expect(bounds(7)).toEqual([7, 7]);
    expect(bounds([1, 9])).toEqual([1, 9]);
  });
});

describe('sumOf', () => {
  it('adds exact amounts and intervals', () => {
    expect(sumOf([])).toBe(0);
    expect(sumOf([64, 640])).toBe(704);
    expect(sumOf([[20, 29], 3, [100, 199]])).toEqual([123, 231]);
  });

  it('knows no sum past 2^53', () => {
    expect(sumOf([Number.MAX_SAFE_INTEGER, 1])).toBeNull();
    expect(sumOf([[0, Number.MAX_SAFE_INTEGER], 1])).toBeNull();
  });
});
