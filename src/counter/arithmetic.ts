import { message } from '../text/message.js';
import { CountError } from './errors.js';

/** `a × b` of two counts. Throws `CountError` past 2^53 - 1, where a double is no longer exact. */
export function multiply(a: number, b: number): number {
  return exact(a * b);
}

/** `a + b` of two counts. Throws `CountError` past 2^53 - 1. */
export function add(a: number, b: number): number {
  return exact(a + b);
}

/** The product of all factors, 1 for none. Throws `CountError` past 2^53 - 1. */
export function product(factors: readonly number[]): number {
  return factors.reduce(multiply, 1);
}

/** The sum of all terms, 0 for none. Throws `CountError` past 2^53 - 1. */
export function sum(terms: readonly number[]): number {
  return terms.reduce(add, 0);
}

export function ceilDivide(a: number, b: number): number {
  return Math.ceil(a / b);
}

/** The divisors of `n` that are at most `limit`, ascending; takes `limit` steps at most, whatever `n`. */
export function divisors(n: number, limit: number): number[] {
  const found: number[] = [];
  for (let d = 1; d <= Math.min(n, limit); d++) {
    if (n % d === 0) {
      found.push(d);
    }
  }
  return found;
}

/** `n / d` if that is a whole number of at least 1, else `null`. */
export function quotient(n: number, d: number): number | null {
  return n > 0 && d > 0 && n % d === 0 ? n / d : null;
}

export function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

function exact(value: number): number {
  if (!(value <= Number.MAX_SAFE_INTEGER)) {
    throw new CountError(message('The count is past 2^53 - 1 and cannot be told exactly.'));
  }
  return value;
}
