import { later } from '../../later.js';
import { builtin } from './builtins.js';
import { PartialObject } from './functions.js';
import { FloatObject, NativeFunction, PythonObject, UNKNOWN, type PythonValue } from './values.js';

const PARTIAL = new NativeFunction(args => {
  const [target, ...positional] = args.positional;
  return target instanceof PythonObject
    ? new PartialObject(target, { ...args, positional })
    : UNKNOWN;
});

/** The standard library's functions that are followed, and NumPy's of the same names; `undefined` for all others. */
export function standardLibrary(path: string): PythonValue | undefined {
  switch (path) {
    case 'functools.partial':
      return PARTIAL;
    case 'collections.OrderedDict':
      return builtin('dict');
    case 'IPython.display.display':
      return builtin('display');
    case 'math.pi':
      return new FloatObject(Math.PI);
  }
  const [, library, name] = /^(math|numpy)\.(prod|ceil|floor|sqrt|log2?|exp)$/.exec(path) ?? [];
  return name === undefined
    ? undefined
    : new NativeFunction(args => later('library').compute(name, args, library === 'numpy'));
}
