import type { ComparedRow } from './types.js';

/** True where a row says something of what sets the two apart. What learns nothing does not: printers list it otherwise,
 * once or at each call. */
export function differs({ change, counts, reasons }: ComparedRow): boolean {
  if (reasons.length > 0 || counts[0] !== counts[1]) return true;
  return change !== 'same' && change !== 'grouped' && counts[0] > 0;
}

/** True for a row that only one side has, or that stands at another place, but that no parameter is in. */
export function isWeightless({ change, counts, reasons }: ComparedRow): boolean {
  return change !== 'same' && counts[0] === 0 && counts[1] === 0 && reasons.length === 0;
}
