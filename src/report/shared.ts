import { bounds } from '../summary/amounts.js';
import type { Summary } from '../summary/types.js';
import type { Node } from './graph.js';

/** Rows that repeat the tensors of an earlier row, by index, each with that row's index.
 *
 * No printer marks them: a layer that stands in two nested models has two rows of one name, class and count. They are
 * taken for one layer only if the printed total is smaller than the sum by just what they repeat.
 */
export function findShared(summary: Summary, nodes: readonly Node[]): ReadonlyMap<number, number> {
  const none = new Map<number, number>();
  const { total, optimizer } = summary.totals;
  if (total === null) return none;
  const repeated = new Map<number, number>();
  const first = new Map<string, number>();
  let sum = 0;
  let excess = 0;
  nodes.forEach(({ row, type, children }, i) => {
    if (children.length > 0 || typeof row.count !== 'number') return;
    sum += row.count;
    const key = `${type} ${row.name} ${row.count}`;
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, i);
    else if (row.count > 0) {
      repeated.set(i, earlier);
      excess += row.count;
    }
  });
  const [low, high] = bounds(total);
  const unique = sum - excess + (typeof optimizer === 'number' ? optimizer : 0);
  return excess > 0 && low <= unique && unique <= high ? repeated : none;
}
