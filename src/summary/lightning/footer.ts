import { isEmpty } from '../grid.js';
import { totalsOf } from '../rows.js';
import type { Amount, PrintedTotals } from '../types.js';
import { readNumber } from './row.js';

export interface Footer {
  readonly totals: PrintedTotals;
  /** The index of the first line that does not belong to the footer. */
  readonly end: number;
}

const LABELS: readonly (readonly [label: string, field: keyof PrintedTotals | null])[] = [
  ['Non-trainable params', 'nonTrainable'],
  ['Trainable params', 'trainable'],
  ['Total params', 'total'],
  ['Total estimated model params size', null],
  ['Modules in train mode', null],
  ['Modules in eval mode', null],
  ['Total Flops', null],
  ['Total FLOPs', null]
];

/** Reads `134 K     Trainable params`, or `Trainable params: 134 K`, and what follows in the same style.
 *
 * @param prefix text that stands before each line of the summary.
 */
export function readFooter(lines: readonly string[], from: number, prefix: string): Footer {
  const totals: Partial<Record<keyof PrintedTotals, Amount | null>> = {};
  let end = from;
  for (let i = from; i < lines.length && i < end + 4; i++) {
    const line = lines[i];
    const found = LABELS.find(([label]) => line.includes(label));
    if (found) {
      const [label, field] = found;
      const at = line.indexOf(label);
      if (field) {
        if (totals[field] !== undefined) break;
        totals[field] = readLabelled(line.slice(0, at), line.slice(at + label.length));
      }
      end = i + 1;
    } else if (!isEmpty(line, prefix)) {
      break;
    }
  }
  return { totals: totalsOf(totals), end };
}

function readLabelled(before: string, after: string): Amount | null {
  const number = /\d[\d,.]{0,30}(?: ?[KMBT])?\s*$/.exec(before.slice(-60));
  return readNumber(after.startsWith(':') ? after.slice(1) : (number?.[0] ?? ''));
}
