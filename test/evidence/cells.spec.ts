import { UNKNOWN, readSource } from '../../src/evidence/index.js';
import { IMPORTS, brief, modelOf, printed, read } from './read.js';

describe('order of execution', () => {
  const MODEL = `${IMPORTS}m = keras.Sequential([layers.Dense(n)])\nm.summary()`;

  it('follows execution counts, not places', () => {
    const evidence = readSource([
      { index: 0, source: MODEL, executionCount: 7 },
      { index: 2, source: 'n = 5', executionCount: 3 },
      { index: 5, source: 'n = 6', executionCount: 8 }
    ]);
    expect(printed(evidence).map(brief)).toEqual(['Dense(5)']);
    expect(evidence.prints[0].cell).toBe(0);
  });

  it('follows places where nothing has a count', () => {
    const evidence = readSource(
      ['n = 5', MODEL, 'n = 6'].map((source, index) => ({ index, source, executionCount: null }))
    );
    expect(printed(evidence).map(brief)).toEqual(['Dense(5)']);
  });

  it('leaves out cells without a count among cells with one', () => {
    const evidence = readSource([
      { index: 0, source: 'n = 5', executionCount: 1 },
      { index: 1, source: 'n = 6', executionCount: null },
      { index: 2, source: MODEL, executionCount: 2 }
    ]);
    expect(printed(evidence).map(brief)).toEqual(['Dense(5)']);
  });

  it('takes cells without a count as run where one of them has outputs', () => {
    const evidence = readSource([
      { index: 0, source: 'n = 5', executionCount: null },
      { index: 1, source: 'n = 6', executionCount: 1 },
      { index: 2, source: MODEL, executionCount: null, ran: true }
    ]);
    expect(printed(evidence).map(brief)).toEqual(['Dense(6)']);
  });

  it('takes an edited cell for no evidence', () => {
    const evidence = readSource([
      { index: 0, source: 'n = 5', executionCount: 1 },
      { index: 1, source: `n = 6`, executionCount: 2, dirty: true },
      { index: 2, source: MODEL, executionCount: 3 },
      { index: 3, source: 'm.add(layers.Dense(1))\nm.summary()', executionCount: 4, dirty: true },
      { index: 4, source: 'm.summary()', executionCount: 5 }
    ]);
    expect(evidence.prints.map(print => print.cell)).toEqual([2, 4]);
    expect(printed(evidence).map(brief)).toEqual(['Dense(?)']);
    expect(modelOf(evidence, 0).complete).toBe(true);
    expect(modelOf(evidence, 1).complete).toBe(false);
  });

  it('trusts imports that the whole notebook agrees on, whenever they ran', () => {
    const evidence = readSource([
      {
        index: 0,
        source: 'from keras.layers import Dense as D\nimport keras as k',
        executionCount: 1,
        dirty: true
      },
      { index: 1, source: 'k.Sequential([D(2)]).summary()', executionCount: 2 }
    ]);
    expect(printed(evidence).map(brief)).toEqual(['Dense(2)']);
  });

  it('lets the latest definition count', () => {
    const evidence = read(
      `${IMPORTS}def make(): return keras.Sequential([layers.Dense(1)])`,
      'def make(): return keras.Sequential([layers.Dense(2)])',
      'make().summary()'
    );
    expect(printed(evidence).map(brief)).toEqual(['Dense(2)']);
  });
});

describe('a count that no cell has', () => {
  /** The units of the layer that the last cell makes. */
  function unitsOf(...cells: readonly (readonly [count: number, source: string])[]): unknown {
    const sources = [[1, IMPORTS] as const, ...cells];
    const all = sources.map(([executionCount, source], index) => ({
      index,
      source,
      executionCount
    }));
    return readSource(all).calls.at(-1)?.positional[0];
  }
  const LAYER = 'layers.Dense(k)';

  it.each(['k *= 2', 'k = k + 1', 'for i in (1, 2):\n  k += i'])(
    'may be that of an earlier run of a cell: %j',
    code => {
      expect(unitsOf([2, 'k = 1'], [4, `${code}\n${LAYER}`])).toBe(UNKNOWN);
      expect(unitsOf([2, 'k = 1'], [4, 'j = 1'], [5, `${code}\n${LAYER}`])).toBe(UNKNOWN);
      expect(unitsOf([2, 'k = 1'], [3, `${code}\n${LAYER}`])).not.toBe(UNKNOWN);
      expect(unitsOf([2, 'k = 1'], [4, `k = 3\n${code}\n${LAYER}`])).not.toBe(UNKNOWN);
      // From the cell on that binds the name, all were run once.
      expect(unitsOf([7, 'k = 1'], [8, `${code}\n${LAYER}`])).not.toBe(UNKNOWN);
    }
  );

  it('leaves open what is in a list that is changed in place', () => {
    const append = 'l.append(2)\nk = len(l)\nlayers.Dense(k)';
    expect(unitsOf([2, 'l = []'], [5, append])).toBe(UNKNOWN);
    expect(unitsOf([2, 'l = []'], [3, append])).toBe(1);
  });

  it('changes nothing where a second run comes to the same', () => {
    const code = `n = n or 3\nl = [n]\nl.append(4)\nk = l[1]\n${LAYER}`;
    expect(unitsOf([2, 'n = 1'], [9, code])).toBe(4);
  });
});

describe('what is not Python', () => {
  it.each([
    '%matplotlib inline\n!pip install keras\n',
    '%%time\n',
    '%%capture out\n',
    'files = !ls *.h5\nkeras.layers?\n',
    '!pip install a \\\n  b\n',
    '%load_ext tensorboard\nprint("%d"\n  % 3)\n'
  ])('reads past %j', magic => {
    const evidence = read(`${magic}${IMPORTS}keras.Sequential([layers.Dense(2)]).summary()`);
    expect(printed(evidence).map(brief)).toEqual(['Dense(2)']);
  });

  it('runs the statement of a line magic, and no other language', () => {
    const evidence = read(
      `${IMPORTS}%time d = layers.Dense(2)\n%timeit layers.Dense(3)`,
      '%%bash\nlayers.Dense(4)',
      '%%html\n<b>'
    );
    expect(evidence.calls.map(brief)).toEqual(['Dense(2)']);
  });

  it('reads indented cells, prompts and other line ends', () => {
    const source =
      '    import keras\r\n    m = keras.Sequential([\r\n      keras.layers.Dense(2)])\r\n    m.summary()\r\n';
    expect(printed(read(source)).map(brief)).toEqual(['Dense(2)']);
    const prompt = '>>> import keras\n>>> for i in (1,):\n...     keras.layers.Dense(i)';
    expect(read(prompt).calls.map(brief)).toEqual(['Dense(1)']);
  });

  it('goes on after a statement that is no Python', () => {
    const evidence = read(
      `${IMPORTS}n = 1\nk = 2\nn = = 3\nprint "old", n\nkeras.Sequential([layers.Dense(k), layers.Dense(n)]).summary()`
    );
    expect(printed(evidence).map(brief)).toEqual(['Dense(2)', 'Dense(?)']);
  });
});
