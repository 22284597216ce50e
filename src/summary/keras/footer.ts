import { readAmount } from '../amounts.js';
import type { Amount, PrintedTotals } from '../types.js';

export interface Footer {
  readonly totals: PrintedTotals;
  /** The index of the first line that does not belong to the footer. */
  readonly end: number;
  readonly complete: boolean;
}

type Field = keyof PrintedTotals;

const LABELS: readonly (readonly [label: string, field: Field])[] = [
  ['Non-trainable params:', 'nonTrainable'],
  ['Trainable params:', 'trainable'],
  ['Optimizer params:', 'optimizer'],
  ['Total params:', 'total']
];

/** Reads the lines below a table: ` Total params: 1,311,857 (5.00 MB)` and its like, blank lines between them allowed.
 *
 * @param prefix text that stands before each line of the table.
 */
export function readFooter(lines: readonly string[], from: number, prefix: string): Footer {
  const totals: Record<Field, Amount | null> = {
    total: null,
    trainable: null,
    nonTrainable: null,
    optimizer: null
  };
  let end = from;
  for (let i = from; i < lines.length && i < end + 6; i++) {
    const line = lines[i].startsWith(prefix) ? lines[i].slice(prefix.length) : lines[i];
    const found = LABELS.find(([label]) => line.includes(label));
    if (found) {
      const [label, field] = found;
      if (totals[field] !== null) break;
      totals[field] = readAmount(line.slice(line.indexOf(label) + label.length));
      end = i + 1;
    } else if (/^\s*_{10}/.test(line)) {
      // Keras 1 and 2 close the summary with a rule.
      if (totals.total !== null) end = i + 1;
      break;
    } else if (line.trim() !== '' && line.trim() !== prefix.trim()) {
      break;
    }
  }
  return { totals, end, complete: totals.total !== null };
}

/** The name in a `Model: "name"` line, if this is one. */
export function readTitle(line: string): string | null {
  const start = line.indexOf('Model: "');
  const end = line.lastIndexOf('"');
  return start < 0 || end < start + 8 ? null : line.slice(start + 8, end);
}
