import type { CostChoice } from './costChoice.js';

/** Remembers how the reader has set up one summary's table, while it comes and goes: with every run of the cell there is
 * a new one. */
export class TableMemory {
  /** The columns of costs; `null` until the reader has chosen. */
  costs: CostChoice | null = null;
  /** The rows that are open, by their `rowKeys`. */
  open: ReadonlySet<string> = new Set();
}
