import fc from 'fast-check';

import { readShapes } from '../../src/summary/shapes.js';

describe('readShapes', () => {
  it.each([
    ['(None, 28, 28, 1)', [[null, 28, 28, 1]]],
    ['[(None, 100)]', [[null, 100]]],
    [
      '[(None, 16), (None, 16)]',
      [
        [null, 16],
        [null, 16]
      ]
    ],
    [
      "{'a': (None, 1), 'b': (None, 2)}",
      [
        [null, 1],
        [null, 2]
      ]
    ],
    ['(2, 3)', [[2, 3]]],
    ['(None,)', [[null]]],
    ['()', [[]]]
  ])('reads %s', (cell, shapes) => {
    expect(readShapes(cell)).toEqual(shapes);
  });

  it.each(['', '?', 'multiple', '(None, 128, 128,', '(None, 12…', '(2, 9007199254740993)'])(
    'reads nothing from "%s"',
    cell => {
      expect(readShapes(cell)).toBeNull();
    }
  );

  it('keeps the complete shapes of a cut list', () => {
    expect(readShapes('[(None, 16), (None, ')).toEqual([[null, 16]]);
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), cell => void readShapes(cell)));
  });
});
