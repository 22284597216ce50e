import { bounds, readAmount } from '../../src/summary/amounts.js';

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

  it('refuses a number that cannot be told exactly', () => {
    expect(readAmount('9007199254740993')).toBeNull();
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

describe('bounds', () => {
  it('is the number itself where it is exact', () => {
    expect(bounds(7)).toEqual([7, 7]);
    expect(bounds([1, 9])).toEqual([1, 9]);
  });
});
