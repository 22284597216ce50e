import type { CostColumn, CostTable } from './costChoice.js';
import { costLabel } from './costs.js';
import { costWords } from './costWords.js';
import type { Measure } from './looks.js';
import type { Translation } from './translation.js';

/** How wide columns of costs are. */
export function costMeasures(
  columns: readonly CostColumn[],
  table: CostTable,
  trans: Translation
): readonly Measure[] {
  return columns.map(id => ({
    id,
    ...costWords(id, trans),
    numeric: true,
    // The total stands there too, and is bold; what has a unit must not wrap.
    limits: [Math.max(8, costLabel(table.total[id], trans).length + 1), 16],
    length: ({ index }) => {
      const costs = table.rows.get(index);
      return costs === undefined ? 1 : costLabel(costs[id], trans).length;
    }
  }));
}
