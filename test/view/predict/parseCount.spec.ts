import { parseCount } from '../../../src/view/predict/parseCount.js';

test.each([
  ['18496', 18_496],
  [' 18,496 ', 18_496],
  ['18 496', 18_496],
  ['18_496', 18_496],
  ['18.496', 18_496],
  ['27,000,100', 27_000_100],
  ['0', 0]
])('reads %j', (text, count) => {
  expect(parseCount(text)).toBe(count);
});

test.each(['', '-3', '3.5', '1,23', '12,34', '1e3', 'many', '9'.repeat(16), '9'.repeat(400)])(
  'does not read %j',
  text => {
    expect(parseCount(text)).toBeNull();
  }
);
