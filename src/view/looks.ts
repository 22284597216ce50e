import type { ColumnId } from './columns.js';
import { amount, integer, shape } from './format.js';
import type { LayerRow } from './rows.js';
import type { Translation } from './translation.js';

/** How a column looks. */
export interface ColumnLook {
  readonly id: ColumnId;
  readonly label: string;
  /** Numbers stand at the right, one under the other. */
  readonly numeric: boolean;
  /** The column's width in digits, with the space on both sides. */
  readonly width: number;
}

/** The space on both sides of a cell, in digits. */
const PADDING = 2.1;
/** How wide a letter is on average, in digits. */
const LETTER = 0.88;

interface Measure {
  readonly id: ColumnId;
  readonly label: string;
  readonly numeric?: boolean;
  /** In characters. What is longer than the largest width wraps. */
  readonly limits: readonly [least: number, most: number];
  readonly length: (row: LayerRow) => number;
}

/** The columns to show, as wide as what stands in them: rows that come into sight later must not move them.
 *
 * Statistics and output shapes have a column only where there are any.
 */
export function looks(rows: readonly LayerRow[], trans: Translation): readonly ColumnLook[] {
  const all = flatten(rows);
  const hasStatistics = all.some(row => row.statistics !== null && row.statistics > 0);
  const hasShapes = all.some(row => row.layer.outputShape !== null);
  return measures(trans)
    .filter(({ id }) => (id !== 'statistics' || hasStatistics) && (id !== 'shape' || hasShapes))
    .map(({ id, label, numeric = false, limits: [least, most], length }) => {
      // Heads are bold and have an arrow when sorted.
      let characters = Math.max(least, label.length + 2);
      for (const row of all) characters = Math.max(characters, length(row));
      const width = Math.min(characters, most) * (numeric ? 1 : LETTER) + PADDING;
      return { id, label, numeric, width };
    });
}

function measures(trans: Translation): readonly Measure[] {
  const digits = (value: number | null): number => (value === null ? 1 : integer(value).length);
  return [
    {
      id: 'name',
      label: trans.__('Layer'),
      limits: [14, 32],
      length: ({ layer, children }) =>
        layer.name.length + 2 * layer.depth + (children.length > 0 ? 6 : 4)
    },
    { id: 'type', label: trans.__('Type'), limits: [8, 24], length: row => row.layer.type.length },
    {
      id: 'shape',
      label: trans.__('Output shape'),
      limits: [10, 24],
      length: row => shapeText(row).length
    },
    {
      id: 'count',
      label: trans.__('Parameters'),
      numeric: true,
      limits: [10, 26],
      length: row => (row.count === null ? 1 : amount(row.count).length)
    },
    {
      id: 'weights',
      label: trans.__('Weights'),
      numeric: true,
      limits: [7, 15],
      length: row => digits(row.weights)
    },
    {
      id: 'biases',
      label: trans.__('Biases'),
      numeric: true,
      limits: [6, 15],
      length: row => digits(row.biases)
    },
    {
      id: 'statistics',
      label: trans.__('Statistics'),
      numeric: true,
      limits: [6, 15],
      length: row => digits(row.statistics)
    },
    // Formulas take what room is left, and wrap.
    {
      id: 'formula',
      label: trans.__('How it is computed'),
      limits: [20, 20],
      length: () => 0
    },
    { id: 'verdict', label: trans.__('Verdict'), limits: [13, 13], length: () => 0 }
  ];
}

/** The text of the output shape's cell. */
export function shapeText(row: LayerRow): string {
  return row.layer.outputShape === null ? '?' : shape(row.layer.outputShape);
}

function flatten(rows: readonly LayerRow[]): LayerRow[] {
  return rows.flatMap(row => [row, ...flatten(row.children)]);
}
