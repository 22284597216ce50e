import { amount, integer, integerWidth, percent, shape } from '../../src/view/format.js';

test('integers have thousands separators', () => {
  expect(integer(128952)).toBe('128,952');
});

test('the width of an integer is that of its text', () => {
  for (const value of [0, 7, 999, 1000, 65536, 999_999, 1_000_000, -1, -999, -1000, 2 ** 60, NaN]) {
    expect(integerWidth(value)).toBe(integer(value).length);
  }
});

test('an interval shows both its ends', () => {
  expect(amount([23587700, 23587799])).toBe('23,587,700 – 23,587,799');
  expect(amount(896)).toBe('896');
});

test('shapes are printed as the frameworks do', () => {
  expect(shape([null, 32, 32, 3])).toBe('(None, 32, 32, 3)');
  expect(shape([10])).toBe('(10,)');
  expect(shape([])).toBe('()');
});

test('a percentage never rounds a part to nothing or to everything', () => {
  expect(percent(0)).toBe('0 %');
  expect(percent(0.00001)).toBe('< 0.1 %');
  expect(percent(0.5)).toBe('50.0 %');
  expect(percent(0.99999)).toBe('99.9 %');
  expect(percent(1)).toBe('100 %');
});
