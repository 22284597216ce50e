import { format, formatAmount } from '../report/format.js';
import type { SummaryReport } from '../report/types.js';
import { english } from '../text/message.js';
import { quantityOf, type Quantity } from './quantity.js';
import type { Assertion, CheckResult } from './types.js';

/** Holds a report against what is demanded of it. What is not known fails: a check never passes by chance. Only a limit
 * for all models alike is then left open. */
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
    const count = { least: found.length, most: found.length };
    return holds(count, assertion) === true
      ? passed(check)
      : failed(check, found.join(' ') || 'no mismatch');
  }
  const quantity = quantityOf(report, assertion.subject);
  if (quantity === undefined) return failed(check, `there is no layer ${assertion.subject}`);
  const outcome = holds(quantity, assertion);
  if (outcome === true) return passed(check);
  return outcome === null && assertion.isLimit
    ? { check, status: 'unknown', message: quantity.text }
    : failed(check, quantity.text);
}

function passed(check: string): CheckResult {
  return { check, status: 'passed', message: null };
}

export function failed(check: string, message: string): CheckResult {
  return { check, status: 'failed', message };
}

/** What every mismatch of a report says. */
function mismatches({ layers, totals }: SummaryReport): readonly string[] {
  return [
    ...layers.flatMap(({ verdict, name, reason, reported, recomputed }) =>
      verdict === 'mismatch'
        ? [
            `${name}: ${reason ? english(reason) : `${reported === null ? '?' : formatAmount(reported)} is printed, ${recomputed === null ? '?' : format(recomputed)} counted.`}`
          ]
        : []
    ),
    ...(totals.verdict === 'mismatch'
      ? [totals.reason ? english(totals.reason) : 'The totals do not fit the rows.']
      : [])
  ];
}

type Bounds = Pick<Quantity, 'least' | 'most'>;

/** Whether every number that it may be satisfies the demand; `null` where some do and some do not. */
function holds({ least: low, most: high }: Bounds, demand: Assertion): boolean | null {
  const [least, most] = demand.value;
  const middle = (least + most) / 2;
  const decide = (always: boolean, never: boolean): boolean | null =>
    always ? true : never ? false : null;
  switch (demand.operator) {
    case '==':
      return decide(least <= low && high <= most, high < least || low > most);
    case '!=':
      return decide(high < least || low > most, least <= low && high <= most);
    case '<':
      return decide(high < middle, low >= middle);
    case '<=':
      return decide(high <= middle, low > middle);
    case '>':
      return decide(low > middle, high <= middle);
    case '>=':
      return decide(low >= middle, high < middle);
  }
}
