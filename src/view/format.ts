import type { Shape } from '../counter/types.js';
import type { Amount } from '../summary/types.js';

// Summaries print English thousands separators, whatever the language around them.
const numbers = new Intl.NumberFormat('en-US');

/** `128952` as `128,952`. */
export function integer(value: number): string {
  return numbers.format(value);
}

/** How many characters `integer` gives, without making them: tables have ten thousands of numbers. */
export function integerWidth(value: number): number {
  if (!Number.isSafeInteger(value)) return integer(value).length;
  const digits = String(Math.abs(value)).length;
  return digits + Math.floor((digits - 1) / 3) + (value < 0 ? 1 : 0);
}

/** A count as printed; an interval as its two ends, so that a cut number is never taken for an exact one. */
export function amount(value: Amount): string {
  return typeof value === 'number' ? integer(value) : `${integer(value[0])} – ${integer(value[1])}`;
}

/** `(None, 32, 32, 3)`, as the frameworks print it. */
export function shape(value: Shape): string {
  const sizes = value.map(size => (size === null ? 'None' : String(size)));
  return sizes.length === 1 ? `(${sizes[0]},)` : `(${sizes.join(', ')})`;
}

/** A share of the whole, from 0 to 1, as a percentage with as many digits as tell something. */
export function percent(share: number): string {
  if (share === 0 || share === 1) return `${share * 100} %`;
  if (share < 0.001) return '< 0.1 %';
  // Rounding must not turn almost everything into everything.
  return `${Math.min(share * 100, 99.9).toFixed(1)} %`;
}
