import { readSource } from '../../src/evidence/index.js';
import { IMPORTS } from './read.js';

/** Whether the prints of each cell show what runs that are not seen may have changed. */
function unsettled(
  cells: readonly (readonly [count: number | null, source: string])[]
): readonly boolean[] {
  const evidence = readSource(
    [[cells.some(([count]) => count !== null) ? 1 : null, IMPORTS] as const, ...cells].map(
      ([executionCount, source], index) => ({ index, source, executionCount })
    )
  );
  return evidence.prints.map(print => print.unsettled ?? false);
}

const PRINT = 'keras.Sequential([layers.Dense(k)]).summary()';

describe('a value from before a count that no cell has', () => {
  it.each([
    ['k = 2', PRINT],
    ['k = 2', `n = k\nk = n + 1\n${PRINT}`],
    ['def f(): return 2', PRINT.replace('(k)', '(f())')],
    ['k = 2', `def f(n): return n + k\n${PRINT.replace('(k)', '(f(1))')}`],
    ['class C: k = 2', PRINT.replace('(k)', '(C.k)')],
    ['m = keras.Sequential()', 'm.add(layers.Dense(3))\nm.summary()'],
    ['k = 2', `if flag:\n  s = [k]\n${PRINT.replace('(k)', '(s[0])')}`],
    ['c = Config()', `c.k, n = 3, 4\n${PRINT.replace('(k)', '(c.k)')}`],
    ['k = 2', `k += 1\n${PRINT}`]
  ])('may have been changed: %j, %j', (first, second) => {
    expect(
      unsettled([
        [2, first],
        [4, second]
      ])
    ).toEqual([true]);
    expect(
      unsettled([
        [2, first],
        [3, second]
      ])
    ).toEqual([false]);
  });

  it.each([
    ['k = 2', `k = 3\n${PRINT}`],
    ['k = 2', `for k in [3]:\n  ${PRINT}`],
    ['k = 2', `k, n = 3, 4\n${PRINT}`],
    ['k = 2', `def f(k): return k\n${PRINT.replace('(k)', '(f(3))')}`],
    ['k = 2', `f = lambda k: k\n${PRINT.replace('(k)', '(f(3))')}`],
    ['k = 2', 'keras.Sequential([layers.Dense(k) for k in (2, 3)]).summary()'],
    ['k = 2', PRINT.replace('(k)', '(units=3)')],
    ['from config import k', PRINT],
    ['k = 2\nfrom config import k', PRINT]
  ])('is not read: %j, %j', (first, second) => {
    expect(
      unsettled([
        [2, first],
        [4, second]
      ])
    ).toEqual([false]);
  });

  it('leaves its trace in what is made of it', () => {
    const cells = [
      [2, 'k = 2'],
      [4, 'n = k'],
      [5, PRINT.replace('(k)', '(n)')]
    ] as const;
    expect(unsettled(cells)).toEqual([true]);
  });

  it('leaves its trace in what is changed by it', () => {
    const cells = [
      [2, 'k = 2'],
      [4, 'm = keras.Sequential()'],
      [5, 'm.add(layers.Dense(k))'],
      [6, 'm.summary()']
    ] as const;
    expect(unsettled(cells)).toEqual([true]);
  });

  it('is settled once it is bound again', () => {
    expect(
      unsettled([
        [2, 'k = 2'],
        [4, 'k = 3'],
        [5, PRINT]
      ])
    ).toEqual([false]);
  });
});

describe('a value in a notebook without counts', () => {
  it('is open where several cells bind it', () => {
    expect(
      unsettled([
        [null, 'k = 2'],
        [null, PRINT],
        [null, 'k = 3']
      ])
    ).toEqual([true]);
    expect(
      unsettled([
        [null, 'k = 2'],
        [null, PRINT]
      ])
    ).toEqual([false]);
    expect(
      unsettled([
        [null, 'k = 2'],
        [null, `k = 4\n${PRINT}`]
      ])
    ).toEqual([false]);
  });

  it('is open where several cells change it', () => {
    const make = 'm = keras.Sequential([layers.Dense(2)])';
    const add = 'm.add(layers.Dense(3))';
    expect(
      unsettled([
        [null, make],
        [null, 'm.summary()'],
        [null, add]
      ])
    ).toEqual([true]);
    expect(
      unsettled([
        [null, make],
        [null, 'm.summary()'],
        [null, 'm.fit()']
      ])
    ).toEqual([false]);
    expect(
      unsettled([
        [null, `${make}\nm.summary()`],
        [null, add]
      ])
    ).toEqual([false]);
    const frozen = 'm.layers[0].trainable = False';
    expect(
      unsettled([
        [null, make],
        [null, 'm.summary()'],
        [null, frozen]
      ])
    ).toEqual([true]);
  });
});
