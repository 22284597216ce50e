import { IMPORTS, brief, printed, read } from './read.js';

const PRINT = 'keras.Sequential([layers.Dense(k)]).summary()';

function layersAfter(code: string, print = PRINT): string[] {
  return printed(read(IMPORTS, code, print)).map(brief);
}

describe('names bound anew', () => {
  it('are those that stand in a module as well', () => {
    const patch =
      'k = 1\nclass Own(layers.Layer):\n  pass\nlayers.Dense = Own\nmake = lambda: keras.layers.Dense(k)';
    expect(layersAfter(patch, 'keras.Sequential([make()]).summary()')[0]).toMatch(/^Custom>Own/);
    const perhaps = 'k = 1\nif flag():\n  layers.Dense = Own';
    expect(
      layersAfter(`${perhaps}\nm = keras.Sequential([layers.Dense(k)])`, 'm.summary()')
    ).toEqual([]);
  });

  it('are those of := wherever it stands', () => {
    const evidence = (code: string) => read(code, 'k = 1', PRINT).calls.map(brief);
    const imports = 'import keras\nfrom keras import layers\n';
    expect(evidence(`${imports}(layers := own())`)).toEqual(['Sequential(?)']);
    expect(evidence(`${imports}if True:\n  while (layers := own()): break`)).toEqual([
      'Sequential(?)'
    ]);
  });

  it('are those that a decorator of the notebook binds, whatever it is called', () => {
    const own = 'def function(f):\n  return lambda: 2\n';
    expect(layersAfter(`${own}@function\ndef make():\n  return 1\nk = make()`)).toEqual([
      'Dense(?)'
    ]);
    const known = 'from tensorflow import function\n';
    expect(layersAfter(`${known}@function\ndef make():\n  return 1\nk = make()`)).toEqual([
      'Dense(1)'
    ]);
  });
});

describe('a list or dictionary with two names', () => {
  it.each(['k *= 2', 'k += [2]'])('is changed for both by %j', code => {
    const evidence = read(`${IMPORTS}j = k = [1]\n${code}\nlayers.Dense(len(j))`);
    expect(evidence.calls.map(brief)).toEqual([code === 'k *= 2' ? 'Dense(?)' : 'Dense(2)']);
  });

  it('is not known after an update in place', () => {
    const evidence = read(`${IMPORTS}j = k = {"n": 1}\nk |= {"n": 2}\nlayers.Dense(j["n"])`);
    expect(evidence.calls.map(brief)).toEqual(['Dense(?)']);
  });
});
