import { createColumnHelper, type ColumnDef } from '@tanstack/react-table';
import { formulaText } from '../report/derive.js';
import { amount, integer, shape } from './format.js';
import { lowerEnd, type LayerRow } from './rows.js';
import type { Translation } from './translation.js';

export type ColumnId =
  'name' | 'type' | 'shape' | 'count' | 'weights' | 'biases' | 'statistics' | 'formula' | 'verdict';

/** How a column looks; the table's own library only knows what it sorts by. */
export interface ColumnLook {
  readonly id: ColumnId;
  readonly label: string;
  readonly numeric: boolean;
  /** The column's width in digits. */
  readonly width: number;
}

const helper = createColumnHelper<LayerRow>();
const VERDICT_ORDER = ['mismatch', 'unknown', 'explained', 'verified'];

/** What each column is sorted and filtered by. */
export const columns: readonly ColumnDef<LayerRow, never>[] = [
  helper.accessor(row => row.layer.path || row.layer.name, {
    id: 'name',
    sortingFn: 'alphanumeric'
  }),
  helper.accessor(row => row.layer.type, { id: 'type', sortingFn: 'alphanumeric' }),
  helper.accessor(row => elements(row), {
    id: 'shape',
    enableGlobalFilter: false,
    sortDescFirst: true
  }),
  helper.accessor(row => lowerEnd(row.count), {
    id: 'count',
    enableGlobalFilter: false,
    sortDescFirst: true
  }),
  helper.accessor(row => row.weights ?? -1, {
    id: 'weights',
    enableGlobalFilter: false,
    sortDescFirst: true
  }),
  helper.accessor(row => row.biases ?? -1, {
    id: 'biases',
    enableGlobalFilter: false,
    sortDescFirst: true
  }),
  helper.accessor(row => row.statistics ?? -1, {
    id: 'statistics',
    enableGlobalFilter: false,
    sortDescFirst: true
  }),
  helper.accessor(row => row.layer.verdict, {
    id: 'verdict',
    sortingFn: (a, b) =>
      VERDICT_ORDER.indexOf(a.original.layer.verdict) -
      VERDICT_ORDER.indexOf(b.original.layer.verdict)
  })
] as readonly ColumnDef<LayerRow, never>[];

/** The columns to show, as wide as what stands in them. Statistics only where there are any. */
export function looks(rows: readonly LayerRow[], trans: Translation): readonly ColumnLook[] {
  const all = flatten(rows);
  const fit = (
    label: string,
    least: number,
    most: number,
    length: (row: LayerRow) => number
  ): number => {
    let width = Math.max(least, label.length + 2);
    for (const row of all) width = Math.max(width, length(row));
    return Math.min(width, most);
  };
  const digits = (value: number | null): number => (value === null ? 1 : integer(value).length);
  const column = (
    id: ColumnId,
    label: string,
    numeric: boolean,
    least: number,
    most: number,
    length: (row: LayerRow) => number
  ): ColumnLook => ({
    id,
    label,
    numeric,
    width: fit(label, least, most, length)
  });
  const shown = [
    column(
      'name',
      trans.__('Layer'),
      false,
      14,
      30,
      row => row.layer.name.length + 2 * row.layer.depth + 4
    ),
    column('type', trans.__('Type'), false, 8, 22, row => row.layer.type.length + 1),
    column('shape', trans.__('Output shape'), false, 10, 24, row => shapeText(row).length),
    column('count', trans.__('Parameters'), true, 11, 26, row =>
      row.count === null ? 1 : amount(row.count).length
    ),
    column('weights', trans.__('Weights'), true, 7, 15, row => digits(row.weights)),
    column('biases', trans.__('Biases'), true, 6, 15, row => digits(row.biases)),
    column('statistics', trans.__('Statistics'), true, 6, 15, row => digits(row.statistics)),
    column(
      'formula',
      trans.__('How it is computed'),
      false,
      24,
      40,
      row => formulaText(row.layer).length
    ),
    column('verdict', trans.__('Verdict'), false, 12, 12, () => 0)
  ];
  return all.some(row => row.statistics) ? shown : shown.filter(look => look.id !== 'statistics');
}

/** The text of the output shape's cell. */
export function shapeText(row: LayerRow): string {
  return row.layer.outputShape === null ? '?' : shape(row.layer.outputShape);
}

function elements(row: LayerRow): number {
  return row.layer.outputShape?.reduce<number>((product, size) => product * (size ?? 1), 1) ?? -1;
}

function flatten(rows: readonly LayerRow[]): LayerRow[] {
  return rows.flatMap(row => [row, ...flatten(row.children)]);
}
