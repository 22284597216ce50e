import { readAmount, readScaledAmount } from '../amounts.js';
import { withoutMargin } from '../margin.js';
import type { Amount, PrintedTotals } from '../types.js';

export interface Footer {
  readonly totals: PrintedTotals;
  /** The first line that does not belong to the footer. */
  readonly end: number;
  /** The totals are there. */
  readonly complete: boolean;
  /** The lines about operations and sizes, in which releases differ. */
  readonly sizes: string;
}

const FIELDS: Readonly<Record<string, keyof PrintedTotals>> = {
  Total: 'total',
  Trainable: 'trainable',
  'Non-trainable': 'nonTrainable'
};
/** torchinfo can be told to print counts in units: `Total params (M): 0.02`. */
const COUNT =
  /^(Total|Trainable|Non-trainable) params(?: \((?:Units\.)?([kKMGT])\w*\))?: {0,4}([\d,.]{1,40})/;
const SIZES =
  /^(?:Total mult-adds|Input size|Forward\/backward pass size|Params size|Estimated Total Size)\b/;
const RULE = /^([-=])\1{9}/;

/** Reads the lines below a torchinfo or torchsummary table, rules and blank lines between them.
 *
 * @param margin text that stands before each line of the table.
 */
export function readFooter(lines: readonly string[], from: number, margin: string): Footer {
  const totals: Record<keyof PrintedTotals, Amount | null> = {
    total: null,
    trainable: null,
    nonTrainable: null,
    optimizer: null
  };
  let sizes = '';
  let end = from;
  for (let i = from; i < lines.length && i < end + 4; i++) {
    const line = withoutMargin(lines[i], margin).trimStart();
    const counted = COUNT.exec(line);
    if (counted) {
      const [, label, unit, number] = counted;
      if (totals[FIELDS[label]] !== null) break;
      totals[FIELDS[label]] = unit ? readScaledAmount(`${number}${unit}`) : readAmount(number);
    } else if (SIZES.test(line)) {
      sizes += `${line}\n`;
    } else if (RULE.test(line)) {
      end = i + 1;
      if (!isContinued(lines, i + 1, margin)) break;
    } else if (line !== '') {
      break;
    } else {
      continue;
    }
    end = i + 1;
  }
  return { totals, end, complete: totals.total !== null, sizes };
}

/** After a rule either sizes follow or nothing: another rule or a table's header starts the next summary. */
function isContinued(lines: readonly string[], from: number, margin: string): boolean {
  for (let i = from; i < Math.min(lines.length, from + 4); i++) {
    const line = withoutMargin(lines[i], margin).trimStart();
    if (line !== '') return SIZES.test(line);
  }
  return false;
}
