import { IMPORTS, brief, printed, read } from './read.js';

/** The layers of the model that some code prints last. */
function layersOf(code: string): string[] {
  const evidence = read(`${IMPORTS}${code}`);
  return printed(evidence, evidence.prints.length - 1).map(brief);
}

const MODEL = 'keras.Sequential([layers.Dense(n) for n in sizes]).summary()';

describe('what can be gone through once', () => {
  it.each([
    'sizes = (n for n in (4, 2))',
    "sizes = map(int, ['4', '2'])",
    'sizes = reversed([2, 4])'
  ])('gives its elements the first time, as in %j', code => {
    expect(layersOf(`${code}\n${MODEL}`)).toEqual(['Dense(4)', 'Dense(2)']);
  });

  it.each([
    'sizes = (n for n in (4, 2))\nfirst = list(sizes)',
    "sizes = map(int, ['4', '2'])\nfor n in sizes:\n  break",
    'sizes = reversed([2, 4])\n4 in sizes',
    'sizes = reversed([2, 4])\nnext(sizes)',
    'sizes = reversed([2, 4])\nany(sizes)',
    'sizes = [reversed([2, 4])]\nuse(sizes)\nsizes = sizes[0]'
  ])('is not known to give any after %j', code => {
    expect(layersOf(`${code}\n${MODEL}`)).toEqual([]);
  });

  it('is told from a list, which gives them every time', () => {
    const twice = 'sizes = [n for n in (4, 2)]\nfirst = list(sizes)';
    expect(layersOf(`${twice}\n${MODEL}`)).toEqual(['Dense(4)', 'Dense(2)']);
  });

  it('may hold the layers themselves', () => {
    const code = 'made = (layers.Dense(n) for n in (4, 2))';
    expect(layersOf(`${code}\nkeras.Sequential(made).summary()`)).toEqual(['Dense(4)', 'Dense(2)']);
    expect(
      layersOf(
        'sizes = zip((4, 2), "ab")\nkeras.Sequential([layers.Dense(n) for n, _ in sizes]).summary()'
      )
    ).toEqual(['Dense(4)', 'Dense(2)']);
  });
});
