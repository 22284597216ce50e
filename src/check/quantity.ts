import { parametersOf, storedBytes } from '../cost/index.js';
import { format, formatAmount } from '../report/format.js';
import type { SummaryReport } from '../report/types.js';
import { bounds } from '../summary/amounts.js';
import type { Amount } from '../summary/types.js';
import { english } from '../text/message.js';
import { knownPart } from './knownPart.js';

/** What an assertion is about, as far as it is known. */
export interface Quantity {
  readonly least: number;
  /** Infinity where nothing bounds it. */
  readonly most: number;
  /** What is known of it, in words: `total is 225; 613 is printed, with 388 variables of the optimizer`. */
  readonly text: string;
}

/** The quantity of that name; `undefined` where there is no such layer. */
export function quantityOf(report: SummaryReport, subject: string): Quantity | undefined {
  const { total, trainable } = parametersOf(report);
  const { reported, recomputed } = report.totals;
  switch (subject) {
    case 'total':
      return totalOf(report);
    case 'trainable':
      return known(subject, trainable ?? reported.trainable);
    case 'non-trainable':
      return known(subject, recomputed.nonTrainable ?? reported.nonTrainable);
    case 'optimizer':
      return known(subject, reported.optimizer);
    case 'layers':
      return known(subject, report.layers.length);
    case 'megabytes':
      return megabytesOf(report, total);
    default: {
      const layer =
        report.layers.find(({ path }) => path === subject) ??
        report.layers.find(({ name }) => name === subject);
      return layer && known(subject, layer.recomputed ?? layer.reported);
    }
  }
}

function known(subject: string, amount: Amount | null): Quantity {
  if (amount === null) return { least: 0, most: Infinity, text: `${subject} is not known` };
  const [least, most] = bounds(amount);
  return { least, most, text: `${subject} is ${formatAmount(amount)}` };
}

function totalOf(report: SummaryReport): Quantity {
  const counted = parametersOf(report).total;
  const { reported, reason } = report.totals;
  const amount = counted ?? reported.total;
  if (amount === null) return atLeast(report, 'total', count => count);
  const quantity = known('total', amount);
  const other = reported.total;
  if (other === null || counted === null || isWithin(counted, other)) return quantity;
  const why =
    reported.optimizer !== null && reported.optimizer !== 0
      ? `, with ${formatAmount(reported.optimizer)} variables of the optimizer`
      : reason === null
        ? ''
        : `. ${english(reason)}`;
  return { ...quantity, text: `${quantity.text}; ${formatAmount(other)} is printed${why}` };
}

function isWithin(count: number, amount: Amount): boolean {
  const [low, high] = bounds(amount);
  return low <= count && count <= high;
}

/** A quantity that is not known beyond what the layers have whose counts are. */
function atLeast(
  report: SummaryReport,
  subject: string,
  scale: (count: number) => number
): Quantity {
  const { count, why } = knownPart(report);
  const least = scale(count);
  return {
    least,
    most: Infinity,
    text: `${subject} is not known${least > 0 ? `, but at least ${format(least)}` : ''}. ${why}`
  };
}

const MEGABYTE = 1024 ** 2;

/** The weights' size as Keras prints it, in steps of 1,024, without the optimizer's variables; 4 bytes a number
 * elsewhere. */
function megabytesOf(report: SummaryReport, total: number | null): Quantity {
  const { total: bytes, optimizer } = storedBytes(report);
  const stored =
    bytes !== null && report.format.startsWith('keras') ? bytes - (optimizer ?? 0) : null;
  if (stored !== null) return known('megabytes', stored / MEGABYTE);
  return total === null
    ? atLeast(report, 'megabytes', count => (4 * count) / MEGABYTE)
    : known('megabytes', (4 * total) / MEGABYTE);
}
