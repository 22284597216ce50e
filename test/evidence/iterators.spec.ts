import { UNKNOWN } from '../../src/evidence/index.js';
import { IMPORTS, brief, printed, read, valueAfter } from './read.js';

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

describe('what is worked out late', () => {
  it.each([
    ['n = 1\ng = (n for _ in range(2))\nn = 2\nk = list(g)[0]', 2],
    ['n = 0\ng = (x for x in [1, 2] if x > n)\nn = 1\nk = list(g)[0]', 2],
    ['l = [1]\ng = (x for x in l)\nl.append(3)\nk = len(list(g))', 2],
    ['l = []\ng = (l.append(x) for x in range(3))\nk = len(l)', 0],
    ['n = [1]\ng = (x for x in n)\nn = [5]\nk = list(g)[0]', 1],
    ['def f(it):\n  global n\n  n = 9\n  return list(it)\nn = 4\nk = f(n for _ in "a")[0]', 9],
    ['w = 1\nm = map(lambda x: x * w, [1])\nw = 3\nk = list(m)[0]', 3],
    ['n = 1\ndef f(x):\n  global n\n  n = 2\nm = map(f, [1])\nk = n', 1],
    ['l = [1]\nz = zip(l, l)\nl.append(3)\nk = len(list(z))', 2],
    ['l = [1]\nz = enumerate(l)\nl.append(3)\nk = len(list(z))', 2],
    ['l = [1, 2]\nz = reversed(l)\nl[0] = 7\nk = list(z)[1]', 7],
    ['l = [1]\nz = reversed(l)\nl.append(3)\nk = len(list(z))', UNKNOWN],
    ['n = 1\ndef f(x):\n  global n\n  n = 2\nany(f(x) for x in "a")\nk = n', UNKNOWN],
    ['g = 1\nfor i in range(999):\n  g = (x for x in g)\nk = list(g)', UNKNOWN]
  ])('follows what has changed by then: %j', (code, value) => {
    expect(valueAfter(code)).toBe(value);
  });

  it.each([
    ['v = d.keys()\nd["b"] = 2\nk = len(v)', 2],
    ['v = d.values()\nd["a"] = 2\nk = list(v)[0]', 2],
    ['v = d.items()\nd.update(a=2)\nfor _, k in v: pass', 2],
    ['v = d.keys()\nd["b"] = 2\nk = 2 if "b" in v else 3', 2],
    ['v = d.values()\nd.clear()\nk = 3 if v else 2', UNKNOWN],
    ['k = 3 if d.keys() == ["a"] else 2', UNKNOWN]
  ])('is what a dictionary shows of itself: %j', (code, value) => {
    expect(valueAfter(`d = {"a": 1}\n${code}`)).toBe(value);
  });
});
