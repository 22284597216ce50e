import { makeNumber, numberOf } from './operators.js';
import { PythonObject, UNKNOWN, type CallValues, type PythonValue } from './values.js';

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

/** What a function of `math` gives, or the one of NumPy with the same name. */
export function compute(name: string, args: CallValues, alwaysFloat: boolean): PythonValue {
  return name === 'prod' ? product(args) : applyTo(args, FUNCTIONS[name], alwaysFloat);
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
