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
