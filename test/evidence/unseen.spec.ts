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
