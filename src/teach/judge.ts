import type { SummaryReport } from '../report/types.js';
import type { RowIndex } from './attempts.js';
import type { Answer, Diagnosis } from './diagnose.js';
import { diagnoseTotal } from './model.js';
import { diagnoseRow, expectedCount } from './rows.js';

/** What is to be said of an answer for a row of the report, or for its total. Never throws. */
export function judge(report: SummaryReport, row: RowIndex, answer: Answer): Diagnosis {
  if (row !== null) return diagnoseRow(report, row, answer);
  return diagnoseTotal(report, 'total' in answer ? answer.total : answer.weights + answer.biases);
}

/** The count that answers are held against; `null` where none is known exactly. */
export function secretOf(report: SummaryReport, row: RowIndex): number | null {
  return row === null ? report.totals.recomputed.total : expectedCount(report.layers[row]);
}
