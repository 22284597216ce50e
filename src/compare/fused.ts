import type { SummaryReport } from '../report/types.js';
import type { ComparedRow, Reason } from './types.js';

/** Gives normalisations that went into the layer before them that as their reason: they are gone, and the layer has got
 * biases instead. Exporting and inference libraries do so.
 *
 * @param rows in the order of the second.
 */
export function foldedNormalizations(
  rows: readonly ComparedRow[],
  first: SummaryReport,
  second: SummaryReport
): readonly ComparedRow[] {
  const folded = new Map<ComparedRow, ComparedRow>();
  for (const [side, report] of [
    ['first', first],
    ['second', second]
  ] as const) {
    const other = side === 'first' ? 'second' : 'first';
    const byIndex = new Map(rows.flatMap(row => row[side].map(index => [index, row] as const)));
    for (const row of rows) {
      const [index] = row[side];
      if (row[other].length > 0 || !/BatchNorm/.test(report.layers[index].type)) continue;
      const layer = byIndex.get(index - 1);
      const gained = side === 'first' ? 1 : -1;
      if (
        layer?.reasons.some(({ kind, difference }) => kind === 'bias' && difference * gained > 0)
      ) {
        folded.set(row, layer);
      }
    }
  }
  const layers = new Set(folded.values());
  return rows.map(row => {
    if (!folded.has(row) && !layers.has(row)) return row;
    const reasons = row.reasons.map((reason): Reason =>
      folded.has(row) || reason.kind === 'bias' ? asFolded(reason) : reason
    );
    return { ...row, reasons };
  });
}

function asFolded(reason: Reason): Reason {
  return {
    ...reason,
    kind: 'fused',
    text: `${reason.text} The normalisation is folded into the layer before it.`
  };
}
