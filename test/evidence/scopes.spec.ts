import { UNKNOWN } from '../../src/evidence/index.js';
import { valueAfter } from './read.js';

describe('the names of a class body', () => {
  it.each([
    ['l = [n for _ in range(1)]', 1],
    ['l = [x for x in [n]]', 2],
    ['l = [x for x in range(5) if x > n]', 2],
    ['l = [y for x in range(1) for y in range(n, 4)]', 1],
    ['l = [(lambda: n)()]', 1],
    ['class D:\n    m = n\n  l = [D.m]', 1],
    ['l = [n]', 2]
  ])('are seen in it alone: %j', (code, value) => {
    expect(valueAfter(`n = 1\nclass C:\n  n = 2\n  ${code}\nk = C.l[0]`)).toBe(value);
  });

  it('are out of sight of functions under a condition too', () => {
    const body = 'n = 2\n  if True:\n    def f(self): return n';
    expect(valueAfter(`n = 1\nclass C:\n  ${body}\nk = C().f()`)).toBe(1);
  });
});

describe('what := binds', () => {
  it.each([
    'l = [k := x for x in [3, 4]]',
    'l = [[(k := y) for y in [x]] for x in [3, 4]]',
    'l = [x for x in [3, 4] if (k := x) > 3]',
    'def f():\n  global k\n  return [(k := x) for x in [3, 4]]\nf()',
    'def f():\n  l = [(y := x) for x in [3, 4]]\n  return y\nk = f()'
  ])('stands outside of the comprehension: %j', code => {
    expect(valueAfter(`k = 1\n${code}`)).toBe(4);
  });
});

describe('a name that may be bound in an expression', () => {
  it.each([
    'x = flag() and (k := 2)',
    'x = flag() and change()',
    'x = change() if flag() else 0',
    'l = [change() for x in range(3) if flag()]'
  ])('is not known afterwards: %j', code => {
    expect(valueAfter(`k = 1\ndef change():\n  global k\n  k = 2\n${code}`)).toBe(UNKNOWN);
  });
});

describe('a private name', () => {
  const A = 'class A:\n  def __init__(self): self.__k = 1\n  def get(self): return self.__k\n';

  it.each([
    [`${A}class B(A):\n  def set(self): self.__k = 2\nb = B()\nb.set()\nk = b.get()`, 1],
    [`${A}a = A()\na.__k = 2\nk = a.get()`, 1],
    [`${A}a = A()\na._A__k = 2\nk = a.get()`, 2],
    [
      'class _A:\n  __k = 1\n  def get(self, __k=3): return f"{self.__k + __k}"\nk = _A().get()',
      '4'
    ],
    ['__k = 1\nclass A:\n  def __f(self): return 2\n  class B:\n    x = 3\n  y = __f\nk = __k', 1]
  ])('is its own in each class: %j', (code, value) => {
    expect(valueAfter(code)).toBe(value);
  });
});
