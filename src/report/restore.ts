import { bounds, exact } from '../summary/amounts.js';
import type { Amount, Summary } from '../summary/types.js';
import type { Node } from './graph.js';

/** True when the printed rows, nested ones left out, give the printed total. */
export function rowsAddUp(summary: Summary, nodes: readonly Node[]): boolean {
  const { total, optimizer } = summary.totals;
  if (typeof total !== 'number') return false;
  let sum = typeof optimizer === 'number' ? optimizer : 0;
  for (const { row, parent, counts, children } of nodes) {
    // A row counts either for all that stands below it, or for itself alone.
    if (parent !== null && nodes[parent].counts === 'subtree') continue;
    if (row.repeated || (row.count === null && counts === 'own' && children.length > 0)) continue;
    if (typeof row.count !== 'number') return false;
    sum += row.count;
  }
  return sum === total;
}

/** Counts that were cut or cropped and that the total tells: the only one among the rows of one model. */
export function restoredCounts(
  { totals: { total, optimizer } }: Summary,
  nodes: readonly Node[]
): ReadonlyMap<number, number> {
  const restored = new Map<number, number>();
  const top = nodes.flatMap((node, i) => (node.parent === null ? [i] : []));
  restoreOne(nodes, top, subtract(total, optimizer ?? 0), restored);
  nodes.forEach((node, i) => {
    if (node.counts !== 'subtree' || node.children.length === 0) return;
    restoreOne(nodes, node.children, restored.get(i) ?? exact(node.row.count), restored);
  });
  return restored;
}

function restoreOne(
  nodes: readonly Node[],
  rows: readonly number[],
  whole: number | null,
  restored: Map<number, number>
): void {
  // What only holds others prints no count, and has lost none.
  const cut = rows.filter(
    i =>
      typeof nodes[i].row.count !== 'number' &&
      (nodes[i].counts === 'subtree' || nodes[i].children.length === 0)
  );
  if (whole === null || cut.length !== 1) return;
  const known = rows.reduce((sum, i) => sum + (exact(nodes[i].row.count) ?? 0), 0);
  const missing = whole - known;
  const [low, high] = bounds(nodes[cut[0]].row.count ?? [0, Number.MAX_SAFE_INTEGER]);
  if (low <= missing && missing <= high) restored.set(cut[0], missing);
}

function subtract(a: Amount | null, b: Amount | null): number | null {
  return typeof a === 'number' && typeof b === 'number' ? a - b : null;
}
