import { createColumnHelper, type ColumnDef } from '@tanstack/react-table';
import { COST_COLUMNS, type CostColumn, type CostTable } from './costs.js';
import { lowerEnd, type LayerRow } from './rows.js';

export type ColumnId =
  | 'name'
  | 'type'
  | 'shape'
  | 'count'
  | 'weights'
  | 'biases'
  | 'statistics'
  | CostColumn
  | 'formula'
  | 'verdict';

const helper = createColumnHelper<LayerRow>();
const VERDICT_ORDER = ['mismatch', 'unknown', 'explained', 'verified'];

const columns: readonly ColumnDef<LayerRow, never>[] = [
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

/** What each column is sorted and filtered by. */
export function columnsWith(costs: CostTable | null): ColumnDef<LayerRow, never>[] {
  if (costs === null) return [...columns];
  const added = COST_COLUMNS.map(id =>
    helper.accessor(row => costs.rows.get(row.index)?.[id].value ?? -1, {
      id,
      enableGlobalFilter: false,
      sortDescFirst: true
    })
  );
  return [...columns, ...(added as unknown as typeof columns)];
}

function elements(row: LayerRow): number {
  return row.layer.outputShape?.reduce<number>((product, size) => product * (size ?? 1), 1) ?? -1;
}
