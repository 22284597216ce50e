import { builtin } from './builtins.js';
import { PartialObject } from './functions.js';
import { makeNumber, numberOf } from './operators.js';
import {
  FloatObject,
  NativeFunction,
  PythonObject,
  UNKNOWN,
  type CallValues,
  type PythonValue
} from './values.js';

const PARTIAL = new NativeFunction(args => {
  const [target, ...positional] = args.positional;
  return target instanceof PythonObject
    ? new PartialObject(target, { ...args, positional })
    : UNKNOWN;
});

/** Functions of one number, and whether Python gives an integer. */
const FUNCTIONS: {
  readonly [name: string]: readonly [work: (x: number) => number, float: boolean];
} = {
  ceil: [Math.ceil, false],
  floor: [Math.floor, false],
  sqrt: [Math.sqrt, true],
  log: [Math.log, true],
  log2: [Math.log2, true],
  exp: [Math.exp, true]
};

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
  const [, library, name] = /^(math|numpy)\.(\w+)$/.exec(path) ?? [];
  if (name === 'prod') {
    return new NativeFunction(product);
  }
  return name !== undefined && Object.hasOwn(FUNCTIONS, name)
    ? new NativeFunction(args => applyTo(args, FUNCTIONS[name], library === 'numpy'))
    : undefined;
}

function applyTo(
  { positional, keyword }: CallValues,
  [work, float]: (typeof FUNCTIONS)[string],
  alwaysFloat: boolean
): PythonValue {
  const number = numberOf(positional[0] ?? null);
  return number === null || positional.length !== 1 || keyword.size > 0
    ? UNKNOWN
    : makeNumber(work(number.value), float || alwaysFloat);
}

function product({ positional, keyword }: CallValues): PythonValue {
  const [values] = positional;
  const items = values instanceof PythonObject ? values.elements() : null;
  const numbers = items?.map(numberOf);
  if (!numbers || positional.length !== 1 || keyword.size > 0 || numbers.includes(null)) {
    return UNKNOWN;
  }
  return makeNumber(
    numbers.reduce((total, number) => total * (number?.value ?? 1), 1),
    numbers.some(number => number?.float)
  );
}
