import type { CostColumn, CostTable } from './costChoice.js';
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

/** A column that rows can be sorted by. */
export type SortableId = Exclude<ColumnId, 'formula'>;

const VERDICT_ORDER = ['mismatch', 'unknown', 'explained', 'verified'];

/** What a row is sorted by in a column; what is not known is less than any number. */
export function sortValue(id: SortableId, row: LayerRow, costs: CostTable | null): string | number {
  const { layer } = row;
  switch (id) {
    case 'name':
      return layer.path || layer.name;
    case 'type':
      return layer.type;
    case 'shape':
      return layer.outputShape?.reduce<number>((product, size) => product * (size ?? 1), 1) ?? -1;
    case 'count':
      return lowerEnd(row.count);
    case 'weights':
    case 'biases':
    case 'statistics':
      return row[id] ?? -1;
    case 'verdict':
      return VERDICT_ORDER.indexOf(layer.verdict);
    default:
      return costs?.rows.get(row.index)?.[id].value ?? -1;
  }
}

/** Large numbers are looked for first, names from A on. */
export function startsDescending(id: SortableId): boolean {
  return !['name', 'type', 'verdict'].includes(id);
}

/** What a row is found by. */
export function searchText({ layer }: LayerRow): readonly string[] {
  return [layer.path || layer.name, layer.type, layer.verdict];
}
