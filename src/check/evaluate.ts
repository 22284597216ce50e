import { parametersOf, storedBytes } from '../cost/index.js';
import { format, formatAmount } from '../report/format.js';
import type { SummaryReport } from '../report/types.js';
import { bounds } from '../summary/amounts.js';
import type { Amount } from '../summary/types.js';
import type { Assertion, CheckResult } from './types.js';

/** Holds a report against what is demanded of it. What is not known fails: a check never passes by chance. */
export function checkReport(
  report: SummaryReport,
  assertions: readonly Assertion[]
): readonly CheckResult[] {
  return assertions.map(assertion => checkOne(report, assertion));
}

function checkOne(report: SummaryReport, assertion: Assertion): CheckResult {
  const check = assertion.text;
  if (assertion.subject === 'mismatches') {
    const found = mismatches(report);
    return holds([found.length, found.length], assertion)
      ? passed(check)
      : failed(check, found.join(' ') || 'no mismatch');
  }
  const amount = quantity(report, assertion.subject);
  if (amount === undefined) return failed(check, `there is no layer ${assertion.subject}`);
  if (amount === null) return failed(check, `${assertion.subject} is not known`);
  return holds(bounds(amount), assertion)
    ? passed(check)
    : failed(check, `${assertion.subject} is ${formatAmount(amount)}`);
}

function passed(check: string): CheckResult {
  return { check, status: 'passed', message: null };
}

export function failed(check: string, message: string): CheckResult {
  return { check, status: 'failed', message };
}

const MEGABYTE = 1024 ** 2;

/** What an assertion is about; `null` where it is not known, `undefined` where there is no such layer. */
function quantity(report: SummaryReport, subject: string): Amount | null | undefined {
  const { total, trainable } = parametersOf(report);
  const { reported, recomputed } = report.totals;
  switch (subject) {
    case 'total':
      return total ?? reported.total;
    case 'trainable':
      return trainable ?? reported.trainable;
    case 'non-trainable':
      return recomputed.nonTrainable ?? reported.nonTrainable;
    case 'optimizer':
      return reported.optimizer;
    case 'layers':
      return report.layers.length;
    case 'megabytes':
      return megabytesOf(report, total);
    default: {
      const layer =
        report.layers.find(({ path }) => path === subject) ??
        report.layers.find(({ name }) => name === subject);
      return layer ? (layer.recomputed ?? layer.reported) : undefined;
    }
  }
}

/** The weights' size as Keras prints it, in steps of 1,024, without the optimizer's variables; 4 bytes a number
 * elsewhere. */
function megabytesOf(report: SummaryReport, total: number | null): number | null {
  const { total: bytes, optimizer } = storedBytes(report);
  const stored =
    bytes !== null && report.format.startsWith('keras') ? bytes - (optimizer ?? 0) : null;
  if (stored !== null) return stored / MEGABYTE;
  return total === null ? null : (4 * total) / MEGABYTE;
}

/** What every mismatch of a report says. */
function mismatches({ layers, totals }: SummaryReport): readonly string[] {
  return [
    ...layers.flatMap(({ verdict, name, reason, reported, recomputed }) =>
      verdict === 'mismatch'
        ? [
            `${name}: ${reason ?? `${reported === null ? '?' : formatAmount(reported)} is printed, ${recomputed === null ? '?' : format(recomputed)} counted.`}`
          ]
        : []
    ),
    ...(totals.verdict === 'mismatch' ? [totals.reason ?? 'The totals do not fit the rows.'] : [])
  ];
}

/** True when every number that it may be satisfies the demand. */
function holds(
  [low, high]: readonly [number, number],
  { operator, value: [least, most] }: Assertion
): boolean {
  const middle = (least + most) / 2;
  switch (operator) {
    case '==':
      return least <= low && high <= most;
    case '!=':
      return high < least || low > most;
    case '<':
      return high < middle;
    case '<=':
      return high <= middle;
    case '>':
      return low > middle;
    case '>=':
      return low >= middle;
  }
}
