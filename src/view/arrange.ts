import { searchText, sortValue, startsDescending, type SortableId } from './columns.js';
import type { CostTable } from './costChoice.js';
import type { LayerRow } from './rows.js';

/** What a table is sorted by; `null` for the order of the layers. */
export type Sorting = { readonly id: SortableId; readonly descending: boolean } | null;

/** How the reader wants to see the rows. */
export interface Arrangement {
  /** Only rows with this text, and those that hold one; empty for all. */
  readonly filter: string;
  readonly sorting: Sorting;
  /** The rows whose layers inside are hidden, by index. A filter shows them all the same. */
  readonly collapsed: ReadonlySet<number>;
  readonly costs: CostTable | null;
}

/** Numbers in names count as numbers: `conv_2` stands before `conv_10`. */
const COLLATOR = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** The rows of the tree that are in the table, from the first to the last; each level is sorted by itself. */
export function arrange(
  rows: readonly LayerRow[],
  { filter, sorting, collapsed, costs }: Arrangement
): readonly LayerRow[] {
  const shown: LayerRow[] = [];
  const wanted = filter.toLowerCase();
  const found = wanted === '' ? null : new Set<LayerRow>();
  if (found !== null) rows.forEach(row => find(row, wanted, found));
  const compare = sorting && comparison(sorting, costs);
  const add = (level: readonly LayerRow[]): void => {
    const visible = found === null ? level : level.filter(row => found.has(row));
    for (const row of compare === null ? visible : [...visible].sort(compare)) {
      shown.push(row);
      if (found !== null || !collapsed.has(row.index)) add(row.children);
    }
  };
  add(rows);
  return shown;
}

/** Adds the rows that have the text, and those that hold one which has it. */
function find(row: LayerRow, wanted: string, found: Set<LayerRow>): boolean {
  let isFound = searchText(row).some(text => text.toLowerCase().includes(wanted));
  for (const child of row.children) isFound = find(child, wanted, found) || isFound;
  if (isFound) found.add(row);
  return isFound;
}

function comparison(
  { id, descending }: NonNullable<Sorting>,
  costs: CostTable | null
): (a: LayerRow, b: LayerRow) => number {
  const sign = descending ? -1 : 1;
  return (one, other) => {
    const [a, b] = [sortValue(id, one, costs), sortValue(id, other, costs)];
    const order =
      typeof a === 'string' || typeof b === 'string'
        ? COLLATOR.compare(String(a), String(b))
        : a - b;
    return sign * order;
  };
}

/** What a press on a column's head leads to: sorted, sorted the other way round, and as it was. */
export function nextSorting(sorting: Sorting, id: SortableId): Sorting {
  const first = startsDescending(id);
  if (sorting?.id !== id) return { id, descending: first };
  return sorting.descending === first ? { id, descending: !first } : null;
}
