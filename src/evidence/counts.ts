import type { SourceCell } from './types.js';

/**
 * Each cell's place in the order of execution, `null` for those that were not run. Where a cell has outputs but no
 * count, counts were taken out of the notebook, and a missing one says nothing: such cells follow the one above.
 */
export function countsOf(
  cells: readonly Pick<SourceCell, 'executionCount' | 'ran'>[]
): (number | null)[] {
  const isOrdered = areOrdered(cells);
  let above = 0;
  return cells.map(({ executionCount }) => {
    above = executionCount ?? above;
    return isOrdered ? executionCount : above;
  });
}

/** Whether the counts tell the order in which the cells were run. */
export function areOrdered(cells: readonly Pick<SourceCell, 'executionCount' | 'ran'>[]): boolean {
  const counted = cells.some(cell => cell.executionCount !== null);
  const scrubbed = cells.some(cell => cell.executionCount === null && cell.ran === true);
  return counted && !scrubbed;
}

/** Whether there are counts that no cell has: those of runs that are not seen any more. */
export function hasGaps(counts: readonly (number | null)[]): boolean {
  const known = counts.filter(count => count !== null).sort((a, b) => a - b);
  return known.some((count, place) => count > (known[place - 1] ?? 0) + 1);
}
