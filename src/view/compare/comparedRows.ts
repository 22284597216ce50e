import { differs } from '../../compare/index.js';
import type { ComparedRow, Comparison } from '../../compare/types.js';
import type { ExplainedLayer, SummaryReport } from '../../report/types.js';
import { integer, shape } from '../format.js';

/** One side of a row: which layers, and what they add to the total. */
export interface RowSide {
  readonly name: string;
  /** Class and output shape; of several layers, how many there are. */
  readonly layers: readonly ExplainedLayer[];
  /** `null` on the side that has no such layer. */
  readonly count: number | null;
}

/** A row of the comparison as it is shown. */
export interface ShownRow {
  readonly key: number;
  readonly row: ComparedRow;
  readonly first: RowSide;
  readonly second: RowSide;
  /** The second's count less the first's. */
  readonly difference: number;
}

/** The rows to show, in the comparison's order.
 *
 * @param differing - Only those that are not the same on both sides.
 */
export function comparedRows(
  { rows }: Comparison,
  first: SummaryReport,
  second: SummaryReport,
  differing: boolean
): readonly ShownRow[] {
  return rows.flatMap((row, key) => {
    if (differing && !differs(row)) return [];
    const [a, b] = row.counts;
    return [
      {
        key,
        row,
        first: sideOf(row.first, first, a),
        second: sideOf(row.second, second, b),
        difference: b - a
      }
    ];
  });
}

function sideOf(indices: readonly number[], { layers }: SummaryReport, count: number): RowSide {
  const own = indices.map(index => layers[index]);
  const [head] = own;
  return {
    name: own.length === 0 ? '' : own.length === 1 ? head.name || head.type : rangeName(own),
    layers: own,
    count: own.length === 0 ? null : count
  };
}

function rangeName(layers: readonly ExplainedLayer[]): string {
  const name = ({ name: own, type }: ExplainedLayer): string => own || type;
  return `${name(layers[0])} … ${name(layers[layers.length - 1])}`;
}

/** `Conv2D (None, 32, 32, 3)` */
export function layerText({ type, outputShape }: ExplainedLayer): string {
  return outputShape === null ? type : `${type} ${shape(outputShape)}`;
}

/** A difference with its sign: `+1,234`, `−56`, `0`. */
export function signed(value: number): string {
  if (value === 0) return '0';
  return `${value > 0 ? '+' : '−'}${integer(Math.abs(value))}`;
}
