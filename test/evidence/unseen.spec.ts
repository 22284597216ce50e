import { IMPORTS, brief, printed, read } from './read.js';

const PRINT = 'keras.Sequential([layers.Dense(k)]).summary()';

describe('code that is not seen', () => {
  it.each([
    'exec("k = 3")',
    'exec(open("config.py").read())',
    'eval("change()")',
    'globals()["k"] = 3',
    'globals().update(config)',
    'from config import *',
    '%run config.py',
    'if flag():\n  %run config.ipynb'
  ])('may have bound names anew in %j', code => {
    expect(printed(read(`${IMPORTS}k = 2`, code, PRINT)).map(brief)).toEqual(['Dense(?)']);
  });

  it.each([
    'from tensorflow.keras.layers import *',
    'from numpy import *',
    'x = eval("k")',
    'x = globals()["k"]',
    '%runtime x',
    '!run x'
  ])('binds nothing else in %j', code => {
    expect(printed(read(`${IMPORTS}k = 2`, code, PRINT)).map(brief)).toEqual(['Dense(2)']);
  });
});

describe('what is given to code that is not seen', () => {
  const CHANGE = 'import mylib\nmylib.change(given)';

  it.each([
    'class S: pass\ngiven = S()\ngiven.k = 2',
    'inner = {"k": 2}\ngiven = [(inner,)]',
    'class S: pass\ns = S()\ns.k = 2\ngiven = [s]',
    'k = 2\ndef given():\n  global k\n  k = 3'
  ])('may have been changed, at any depth: %j', code => {
    const value = code.includes('inner')
      ? 'inner["k"]'
      : code.includes('s = S')
        ? 's.k'
        : code.includes('def')
          ? 'k'
          : 'given.k';
    expect(printed(read(`${IMPORTS}${code}`, CHANGE, `k = ${value}`, PRINT)).map(brief)).toEqual([
      'Dense(?)'
    ]);
  });

  it.each([
    'def given(): sizes.append(3)',
    'def f(): sizes.append(3)\ngiven = {"hooks": [f]}',
    'def given():\n  for i in (0, 1):\n    sizes[i] = 3',
    'def given():\n  def inner(): change(sizes)\n  inner()',
    'class S:\n  def __init__(self): self.k = sizes\n  def f(self): self.k = 3\ns = S()\ngiven = s.f\nsizes = s.k'
  ])('may change what it has to do with: %j', code => {
    const k = code.includes('class') ? 's.k[0]' : 'sizes[0]';
    expect(
      printed(read(`${IMPORTS}sizes = [2]\n${code}`, CHANGE, `k = ${k}`, PRINT)).map(brief)
    ).toEqual(['Dense(?)']);
  });

  it.each(['def given(): print(sizes, sizes.index(2))', 'def given(): return sum(sizes)'])(
    'leaves alone what it only reads: %j',
    code => {
      expect(
        printed(read(`${IMPORTS}sizes = [2]\n${code}`, CHANGE, 'k = sizes[0]', PRINT)).map(brief)
      ).toEqual(['Dense(2)']);
    }
  );

  it('may hold itself', () => {
    const code = 'class S: pass\ngiven = S()\ngiven.own = [given]';
    expect(read(code, CHANGE).calls).toEqual([]);
  });

  it('is no other than before where a function only looks at it', () => {
    const code = 'class S: pass\ns = S()\ns.k = 2\ntype(s)\nid(s)\nprint(s)\nk = s.k';
    expect(printed(read(`${IMPORTS}${code}`, PRINT)).map(brief)).toEqual(['Dense(2)']);
  });
});

describe('classes and functions that Python treats otherwise', () => {
  it.each([
    'class A:\n  k = 2\n  def __getattribute__(self, name): return 3\nk = A().k',
    'class A:\n  k = 2\n  def __new__(cls): return B()\nk = A().k',
    'class M(type):\n  def __call__(cls): return B()\nclass A(metaclass=M):\n  k = 2\nk = A().k',
    'def g():\n  global k\n  k = 3\n  yield 1\nk = 2\nlist(g())'
  ])('say nothing of %j', code => {
    expect(printed(read(`${IMPORTS}${code}`, PRINT)).map(brief)).toEqual(['Dense(?)']);
  });

  it('are few: a usual class of classes changes nothing', () => {
    const code = 'from abc import ABCMeta\nclass A(metaclass=ABCMeta):\n  k = 2\nk = A().k';
    expect(printed(read(`${IMPORTS}${code}`, PRINT)).map(brief)).toEqual(['Dense(2)']);
  });
});
