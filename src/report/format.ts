import type { Shape } from '../counter/types.js';
import type { Amount } from '../summary/types.js';
import { message, type Message } from '../text/message.js';

/** A count with thousands separators: `18,496`. */
export function format(value: number): string {
  return value.toLocaleString('en-US');
}

type Scales = readonly (readonly [factor: number, unit: string])[];

const COUNTS: Scales = [
  [1e12, 'T'],
  [1e9, 'B'],
  [1e6, 'M'],
  [1e3, 'K']
];
/** Letters of the SI, as torchinfo prints multiply-adds: "B" could be read as bytes. */
const OPERATIONS: Scales = [
  [1e12, 'T'],
  [1e9, 'G'],
  [1e6, 'M'],
  [1e3, 'k']
];

/** A count in three significant digits: `25.6 M` for 25,557,032. Counts below 1,000 stay as they are.
 *
 * For display only, with the exact number beside it: what is copied is `format(value)`. */
export function abbreviate(value: number): string {
  return shorten(value, COUNTS);
}

/** A number of operations in three significant digits: `4.09 G` for 4,089,184,256. */
export function abbreviateOperations(value: number): string {
  return shorten(value, OPERATIONS);
}

function shorten(value: number, scales: Scales): string {
  const rounded = Number(value.toPrecision(3));
  const scale = scales.find(([factor]) => Math.abs(rounded) >= factor);
  return scale ? `${rounded / scale[0]} ${scale[1]}` : format(value);
}

/** A count, or the ends of the interval it lies in. */
export function formatAmount(amount: Amount): string {
  return typeof amount === 'number'
    ? format(amount)
    : `${format(amount[0])} to ${format(amount[1])}`;
}

/** The same in the words of a message. */
export function amountText(amount: Amount): Message | string {
  return typeof amount === 'number' ? format(amount) : message('%1 to %2', amount[0], amount[1]);
}

/** A shape as Python writes it: `(None, 28, 28, 1)`. */
export function formatShape(shape: Shape): string {
  const sizes = shape.map(size => size ?? 'None').join(', ');
  return shape.length === 1 ? `(${sizes},)` : `(${sizes})`;
}
