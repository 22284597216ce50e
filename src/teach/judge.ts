import type { SummaryReport } from '../report/types.js';
import type { RowIndex } from './attempts.js';
import { diagnoseAnatomy, type Answer, type Diagnosis } from './diagnose.js';
import { message } from '../text/message.js';
import { diagnoseTotal } from './model.js';
import { anatomyOfRow, contextOf, expectedCount } from './rows.js';

/** What is to be said of an answer for a row of the report, or for its total. Never throws. */
export function judge(report: SummaryReport, row: RowIndex, answer: Answer): Diagnosis {
  return row === null ? diagnoseTotal(report, sumOf(answer)) : judgeRow(report, row, answer);
}

/** The count that answers are held against; `null` where none is known exactly, and for a row that repeats another
 * one's tensors: there is nothing to count. */
export function secretOf({ layers, totals }: SummaryReport, row: RowIndex): number | null {
  if (row === null) return totals.recomputed.total;
  return layers[row].sharedWith === null ? expectedCount(layers[row]) : null;
}

/** How many counts of a summary can be predicted, the total's among them. */
export function questionsIn(report: SummaryReport): number {
  const rows: RowIndex[] = [...report.layers.keys(), null];
  return rows.filter(row => secretOf(report, row) !== null).length;
}

function judgeRow(report: SummaryReport, index: number, answer: Answer): Diagnosis {
  const row = report.layers[index];
  const expected = secretOf(report, index);
  if (expected === null) {
    const reason =
      row.sharedWith === null
        ? message('The count of this row is not known.')
        : message('This row is counted with %1.', row.sharedWith);
    return { right: null, reason };
  }
  const anatomy = anatomyOfRow(report, index);
  if (anatomy) return diagnoseAnatomy(anatomy, answer, contextOf(report, index));
  const inside = insideOf(report, index);
  if (inside.layers.length > 0 && row.tensors.length === 0) {
    return diagnoseTotal(inside, sumOf(answer));
  }
  return sumOf(answer) === expected
    ? { right: true, why: [message('The summary gives %1.', expected)] }
    : {
        right: false,
        matches: [],
        rightParts: [],
        hint: message('Paramlens does not know how %1 is built.', row.type)
      };
}

/** What a row holds, as a summary of its own: its total is the row's. */
function insideOf(report: SummaryReport, index: number): SummaryReport {
  const { layers } = report;
  const { depth, name } = layers[index];
  const below = layers.slice(index + 1);
  const end = below.findIndex(layer => layer.depth <= depth);
  const unknown = { total: null, trainable: null, nonTrainable: null };
  return {
    ...report,
    name,
    layers: end < 0 ? below : below.slice(0, end),
    totals: {
      reported: { ...unknown, optimizer: null },
      recomputed: { ...unknown, total: expectedCount(layers[index]) },
      verdict: 'unknown',
      reason: null
    }
  };
}

function sumOf(answer: Answer): number {
  return 'total' in answer ? answer.total : answer.weights + answer.biases;
}
