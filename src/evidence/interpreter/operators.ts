import { later } from '../../later.js';
import {
  DictObject,
  IteratorObject,
  ListObject,
  MAXIMUM_LENGTH,
  TupleObject,
  ViewObject
} from './containers.js';
import { limitText } from './text.js';
import {
  FloatObject,
  PlainObject,
  PythonObject,
  UNKNOWN,
  truthOf,
  type PythonValue
} from './values.js';

interface Numeric {
  readonly value: number;
  readonly float: boolean;
}

/** A number with its Python type; `null` for anything else. Booleans are integers. */
export function numberOf(value: PythonValue): Numeric | null {
  if (typeof value === 'number' || typeof value === 'boolean') {
    return { value: Number(value), float: false };
  }
  return value instanceof FloatObject ? { value: value.value, float: true } : null;
}

/** Integers past 2^53 and infinities are not followed. */
export function makeNumber(value: number, float: boolean): PythonValue {
  if (float) {
    return Number.isFinite(value) ? new FloatObject(value) : UNKNOWN;
  }
  return Number.isSafeInteger(value) ? value : UNKNOWN;
}

export function binary(operator: string, left: PythonValue, right: PythonValue): PythonValue {
  const a = numberOf(left);
  const b = numberOf(right);
  if (a !== null && b !== null) {
    return arithmetic(operator, a, b);
  }
  if (typeof left === 'string') {
    if (operator === '+' && typeof right === 'string') {
      return limitText(left.length + right.length, () => left + right);
    }
    if (operator === '%') {
      return later('library').formatPercent(left, right) ?? UNKNOWN;
    }
  }
  if (operator === '*' && (b !== null || a !== null)) {
    const times = b ?? a;
    const repeated = times && !times.float ? repeat(b === null ? right : left, times.value) : null;
    if (repeated !== null) {
      return repeated;
    }
  }
  if (operator === '+') {
    const joined = concatenate(left, right);
    if (joined !== null) {
      return joined;
    }
  }
  if (operator === '|' && left instanceof DictObject && right instanceof DictObject) {
    return left.entries && right.entries
      ? new DictObject([...left.entries, ...right.entries])
      : new DictObject(null);
  }
  if (left instanceof PythonObject && !isPlain(left)) {
    return left.combine(right);
  }
  return right instanceof PythonObject ? right.combine(left) : UNKNOWN;
}

export function unary(operator: string, operand: PythonValue): PythonValue {
  if (operator === 'not') {
    const truth = truthOf(operand);
    return truth === null ? new PlainObject() : !truth;
  }
  const number = numberOf(operand);
  if (number === null) {
    return operand instanceof PythonObject ? operand.combine(null) : UNKNOWN;
  }
  if (operator === '-') {
    return makeNumber(number.value === 0 ? 0 : -number.value, number.float);
  }
  return operator === '+' ? makeNumber(number.value, number.float) : UNKNOWN;
}

/** One comparison; `null` if it cannot be told. */
export function compare(operator: string, left: PythonValue, right: PythonValue): boolean | null {
  switch (operator) {
    case '==':
      return equal(left, right);
    case '!=':
    case '<>':
      return negate(equal(left, right));
    case 'is':
      return identical(left, right);
    case 'is not':
      return negate(identical(left, right));
    case 'in':
      return contains(right, left);
    case 'not in':
      return negate(contains(right, left));
  }
  const a = typeof left === 'string' ? left : numberOf(left)?.value;
  const b = typeof right === 'string' ? right : numberOf(right)?.value;
  if (a === undefined || b === undefined || typeof a !== typeof b) {
    return null;
  }
  switch (operator) {
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
    default:
      return null;
  }
}

/** Python's `==`; `null` if it cannot be told. */
export function equal(left: PythonValue, right: PythonValue): boolean | null {
  if (left === UNKNOWN || right === UNKNOWN) {
    return null;
  }
  const a = numberOf(left);
  const b = numberOf(right);
  if (a !== null && b !== null) {
    return a.value === b.value;
  }
  if (isSequence(left) && isSequence(right)) {
    const [x, y] = [left.elements(), right.elements()];
    if (x === null || y === null) {
      return null;
    }
    if (left.constructor !== right.constructor || x.length !== y.length) {
      return false;
    }
    const results = x.map((item, place) => (isSequence(item) ? null : equal(item, y[place])));
    return results.includes(false) ? false : results.includes(null) ? null : true;
  }
  if (
    (left instanceof PythonObject && !isPlain(left)) ||
    (right instanceof PythonObject && !isPlain(right))
  ) {
    return left === right ? true : left === null || right === null ? false : null;
  }
  return left === right;
}

function identical(left: PythonValue, right: PythonValue): boolean | null {
  if (left === UNKNOWN || right === UNKNOWN) {
    return null;
  }
  return left === right ||
    (left instanceof PythonObject && right instanceof PythonObject && !isPlain(left))
    ? left === right
    : left === null || right === null || typeof left === 'boolean' || typeof right === 'boolean'
      ? false
      : equal(left, right);
}

function contains(container: PythonValue, item: PythonValue): boolean | null {
  if (typeof container === 'string') {
    return typeof item === 'string' ? container.includes(item) : null;
  }
  const elements =
    isSequence(container) ||
    container instanceof DictObject ||
    container instanceof IteratorObject ||
    container instanceof ViewObject
      ? container.elements()
      : null;
  if (elements === null) {
    return null;
  }
  const results = elements.map(element => equal(element, item));
  return results.includes(true) ? true : results.includes(null) ? null : false;
}

function negate(truth: boolean | null): boolean | null {
  return truth === null ? null : !truth;
}

function isSequence(value: PythonValue): value is ListObject | TupleObject {
  return value instanceof ListObject || value instanceof TupleObject;
}

/** A value of Python's own, to which no framework's arithmetic applies. */
function isPlain(value: PythonObject): boolean {
  return isSequence(value) || value instanceof DictObject || value instanceof FloatObject;
}

function arithmetic(operator: string, a: Numeric, b: Numeric): PythonValue {
  const float = a.float || b.float;
  const [x, y] = [a.value, b.value];
  switch (operator) {
    case '+':
      return makeNumber(x + y, float);
    case '-':
      return makeNumber(x - y, float);
    case '*':
      return makeNumber(x * y, float);
    case '/':
      return y === 0 ? UNKNOWN : makeNumber(x / y, true);
    case '//':
      return y === 0 ? UNKNOWN : makeNumber((x - modulo(x, y)) / y + 0, float);
    case '%':
      return y === 0 ? UNKNOWN : makeNumber(modulo(x, y), float);
    case '**':
      return makeNumber(x ** y, float || y < 0);
    case '<<':
      return float || y < 0 || y > 52 ? UNKNOWN : makeNumber(x * 2 ** y, false);
    case '>>':
      return float || y < 0 || y > 52 ? UNKNOWN : makeNumber(Math.floor(x / 2 ** y), false);
    default:
      return UNKNOWN;
  }
}

function repeat(sequence: PythonValue, times: number): PythonValue | null {
  const count = Math.max(0, times);
  if (typeof sequence === 'string') {
    return limitText(sequence.length * count, () => sequence.repeat(count));
  }
  if (!isSequence(sequence)) {
    return null;
  }
  const items = sequence.elements();
  if (items === null || items.length * count > MAXIMUM_LENGTH) {
    return UNKNOWN;
  }
  const repeated = Array.from({ length: items.length * count }, (_, i) => items[i % items.length]);
  return sequence instanceof TupleObject ? new TupleObject(repeated) : new ListObject(repeated);
}

function concatenate(left: PythonValue, right: PythonValue): PythonValue | null {
  if (!isSequence(left) || !isSequence(right) || left.constructor !== right.constructor) {
    return isSequence(left) && right === UNKNOWN && left instanceof ListObject
      ? new ListObject(null)
      : null;
  }
  const [x, y] = [left.elements(), right.elements()];
  const joined = x && y && x.length + y.length <= MAXIMUM_LENGTH ? [...x, ...y] : null;
  if (left instanceof TupleObject) {
    return joined === null ? UNKNOWN : new TupleObject(joined);
  }
  return new ListObject(joined);
}

/** The remainder with the sign of the divisor, exact for floats as well, as in CPython's `float_divmod`. */
function modulo(x: number, y: number): number {
  const remainder = x % y;
  return remainder !== 0 && remainder < 0 !== y < 0 ? remainder + y : remainder;
}
