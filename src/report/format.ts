import type { Shape } from '../counter/types.js';
import type { Amount } from '../summary/types.js';

/** A count with thousands separators: `18,496`. */
export function format(value: number): string {
  return value.toLocaleString('en-US');
}

/** A count, or the ends of the interval it lies in. */
export function formatAmount(amount: Amount): string {
  return typeof amount === 'number'
    ? format(amount)
    : `${format(amount[0])} to ${format(amount[1])}`;
}

/** A shape as Python writes it: `(None, 28, 28, 1)`. */
export function formatShape(shape: Shape): string {
  const sizes = shape.map(size => size ?? 'None').join(', ');
  return shape.length === 1 ? `(${sizes},)` : `(${sizes})`;
}
