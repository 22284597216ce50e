import { IMPORTS, brief, printed, read } from './read.js';

const PRINT = 'keras.Sequential([layers.Dense(k)]).summary()';
const FAIL = 'def fail():\n  raise ValueError\n';

/** The layer of a model made after some code, which finds `k` to be 1. */
function after(code: string): string[] {
  return printed(read(`${IMPORTS}k = 1\n${FAIL}`, code, PRINT)).map(brief);
}

describe('an exception', () => {
  it.each([
    'fail()\nk = 2',
    'def outer():\n  fail()\nouter()\nk = 2',
    'class A:\n  def __init__(self):\n    raise ValueError\nA()\nk = 2',
    'import sys\nsys.exit()\nk = 2',
    'exit()\nk = 2',
    'for i in (1, 2):\n  fail()\nk = 2',
    'try:\n  fail()\nfinally:\n  pass\nk = 2'
  ])('leaves open whether what follows ran in %j', code => {
    expect(after(code)).toEqual(['Dense(?)']);
  });

  it.each([
    'try:\n  fail()\n  k = 2\nexcept ValueError:\n  pass',
    'def f():\n  global k\n  fail()\n  k = 2\ntry:\n  f()\nexcept ValueError:\n  pass',
    'try:\n  fail()\nexcept ValueError:\n  pass\nelse:\n  k = 2'
  ])('is handled in %j', code => {
    expect(after(code)).toEqual(['Dense(1)']);
  });

  it.each([
    'try:\n  import nope\n  k = 2\nexcept ImportError:\n  pass',
    'try:\n  import nope\nexcept ImportError:\n  pass\nelse:\n  k = 2',
    'import contextlib\nwith contextlib.suppress(Exception):\n  import nope\n  k = 2'
  ])('may have kept a name from being bound anew in %j', code => {
    expect(after(code)).toEqual(['Dense(?)']);
  });

  it.each([
    'if flag():\n  fail()\nk = 2',
    'try:\n  j = 2\nexcept ValueError:\n  raise\nk = j',
    'try:\n  pass\nfinally:\n  k = 2',
    'with open("x") as file:\n  k = 2',
    'x = flag() and fail()\nk = 2'
  ])('says nothing of what follows in %j', code => {
    expect(after(code)).toEqual(['Dense(2)']);
  });
});

describe('what stands under finally', () => {
  it.each([
    'def f():\n  try:\n    return 1\n  finally:\n    return 2\nk = f()',
    'def f():\n  try:\n    fail()\n  finally:\n    return 2\nk = f()',
    'def f():\n  try:\n    return 3\n  finally:\n    global k\n    k = 2\nf()',
    'def f():\n  for i in (1, 2):\n    try:\n      return 1\n    finally:\n      break\n  return 2\nk = f()',
    'for i in (0, 1):\n  try:\n    continue\n  finally:\n    k = i + 1',
    'def f():\n  l = []\n  try:\n    return l\n  finally:\n    l.extend([0, 0])\nk = len(f())'
  ])('runs however the body ends, and may end it otherwise: %j', code => {
    expect(after(code)).toEqual(['Dense(2)']);
  });

  it('is not known to let the body return where it may return itself', () => {
    const body = 'try:\n    return 1\n  finally:\n    if flag(): return 2';
    expect(after(`def f():\n  ${body}\nk = f()`)).toEqual(['Dense(?)']);
  });
});
