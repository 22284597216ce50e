import type { SummaryReport } from '../../report/types.js';
import { argumentOf } from '../../teach/arguments.js';
import { layerOf } from '../../teach/rows.js';
import { enteringInputs } from '../../teach/symbolic.js';
import type { Change } from '../../teach/whatif.js';

/** Changes to a report with one to a row in place of the row's earlier one, if anything is left of it. */
export function withChange(
  report: SummaryReport,
  changes: readonly Change[],
  changed: Change
): readonly Change[] {
  const others = changes.filter(({ row }) => row !== changed.row);
  const left = withoutIdle(report, changed);
  return left === null ? others : [...others, left];
}

/** A change without what is as it was; `null` if nothing is left of it. */
function withoutIdle(report: SummaryReport, { row, settings = {}, inputs }: Change): Change | null {
  const layer = layerOf(report, row);
  const isSame = (one: unknown, other: unknown): boolean =>
    JSON.stringify(one) === JSON.stringify(other);
  const tried = Object.entries(settings).filter(
    ([argument, value]) => layer === null || !isSame(value, argumentOf(layer, argument))
  );
  const isResized = inputs !== undefined && !(layer && isSame(inputs, enteringInputs(layer)));
  if (tried.length === 0 && !isResized) return null;
  return {
    row,
    ...(tried.length > 0 ? { settings: Object.fromEntries(tried) } : {}),
    ...(isResized ? { inputs } : {})
  };
}
