import type { SummaryReport } from '../report/types.js';
import { message, sentences } from '../text/message.js';
import type { Part } from './parts.js';
import type { ComparedRow, Reason } from './types.js';

/** Gives normalisations that went into the layer before them that as their reason: they are gone, so that there are fewer
 * of them, and the layer has got biases instead. Exporting and inference libraries do so.
 *
 * @param rows in the order of the second.
 */
export function foldedNormalizations(
  rows: readonly ComparedRow[],
  [first, second]: readonly [SummaryReport, SummaryReport],
  parts: readonly [readonly Part[], readonly Part[]]
): readonly ComparedRow[] {
  const [more, less] = parts.map(normalizations);
  if (more === null || less === null || more === less) return rows;
  const [side, other, report] =
    more > less ? (['first', 'second', first] as const) : (['second', 'first', second] as const);
  const gained = side === 'first' ? 1 : -1;
  const byIndex = new Map(rows.flatMap(row => row[side].map(index => [index, row] as const)));
  const folded = new Map<ComparedRow, ComparedRow>();
  for (const row of rows) {
    const [index] = row[side];
    if (row[other].length > 0 || !/BatchNorm/.test(report.layers[index].type)) continue;
    const layer = byIndex.get(index - 1);
    if (layer?.reasons.some(({ kind, difference }) => kind === 'bias' && difference * gained > 0)) {
      folded.set(row, layer);
    }
  }
  // Where others are gone as well, or still there, it is another model.
  if (folded.size !== Math.abs(more - less)) return rows;
  const layers = new Set(folded.values());
  return rows.map(row => {
    if (!folded.has(row) && !layers.has(row)) return row;
    const reasons = row.reasons.map((reason): Reason =>
      folded.has(row) || reason.kind === 'bias' ? asFolded(reason) : reason
    );
    return { ...row, reasons };
  });
}

const FOLDED = message('The normalisation is folded into the layer before it.');

/** How many normalisations there are; `null` where rows may hold some that are not listed. */
function normalizations(parts: readonly Part[]): number | null {
  if (parts.some(({ isOpaque, count }) => isOpaque && count > 0)) return null;
  return parts.filter(({ family }) => family === 'batch normalisation').length;
}

function asFolded(reason: Reason): Reason {
  return {
    ...reason,
    kind: 'fused',
    text: sentences([reason.text, FOLDED]),
    short: sentences([reason.short, FOLDED])
  };
}
