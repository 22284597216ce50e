import { bounds } from '../summary/amounts.js';
import type { Summary } from '../summary/types.js';
import type { Node } from './graph.js';

/** Rows that repeat the tensors of an earlier row, by index, each with that row's index.
 *
 * Some printers mark them. The others do not: a layer that stands in two nested models has two rows of one name, class
 * and count. They are taken for one layer only if the printed total is smaller than the sum by just what they repeat.
 */
export function findShared(summary: Summary, nodes: readonly Node[]): ReadonlyMap<number, number> {
  const marked = new Map<number, number>();
  const repeated = new Map<number, number>();
  const first = new Map<string, number>();
  const firstOfType = new Map<string, number>();
  let sum = 0;
  let excess = 0;
  nodes.forEach(({ row, type, children, counts }, i) => {
    const key = `${type} ${row.path ?? row.name}`;
    const earlier = first.get(key);
    if (row.repeated) {
      marked.set(i, earlier ?? firstOfType.get(type) ?? i);
      return;
    }
    if (earlier === undefined) first.set(key, i);
    if (!firstOfType.has(type)) firstOfType.set(type, i);
    if ((children.length > 0 && counts === 'subtree') || typeof row.count !== 'number') return;
    sum += row.count;
    if (earlier !== undefined && row.count > 0 && nodes[earlier].row.count === row.count) {
      repeated.set(i, earlier);
      excess += row.count;
    }
  });
  const { total, optimizer } = summary.totals;
  if (marked.size > 0 || total === null || excess === 0) return marked;
  const [low, high] = bounds(total);
  const unique = sum - excess + (typeof optimizer === 'number' ? optimizer : 0);
  return low <= unique && unique <= high ? repeated : marked;
}
