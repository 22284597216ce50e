import { readArrayShapes } from '../../src/summary/flax/arrays.js';

describe('readArrayShapes', () => {
  it.each<[string, (number | null)[][] | null]>([
    ['float32[1,28,28,1]', [[1, 28, 28, 1]]],
    ['- float32[3]', [[3]]],
    ['bfloat16[]', [[]]],
    ['float32[1,28', null],
    ['float32[9007199254740992]', null],
    ['nothing', null]
  ])('reads %s', (line, shapes) => {
    expect(readArrayShapes([line])).toEqual(shapes);
  });
});
