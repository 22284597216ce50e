import type { CellOutput } from '../summary/outputs.js';

/** From this many characters on, a table's beginning is shown before the rest is read: some 400 layers. */
const LONG = 40_000;

/** Whether a text is shown from its beginning before all of it is read. */
export function isLong({ text }: CellOutput): boolean {
  return text !== null && text.length >= LONG;
}
