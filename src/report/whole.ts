import type { SummaryReport } from './types.js';

/** The model's parameters, the optimizer's variables left out; `null` when no exact number is known. */
export function wholeOf(report: SummaryReport): number | null {
  if (report.totals.recomputed.total !== null) return report.totals.recomputed.total;
  const { total, optimizer } = report.totals.reported;
  if (typeof total !== 'number') return null;
  return optimizer === null ? total : typeof optimizer === 'number' ? total - optimizer : null;
}
