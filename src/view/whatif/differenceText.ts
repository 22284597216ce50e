import { integer } from '../format.js';

/** `+1,024`, `−32`. */
export function differenceText(difference: number): string {
  return `${difference < 0 ? '−' : '+'}${integer(Math.abs(difference))}`;
}
