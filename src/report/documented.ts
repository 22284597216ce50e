import { english } from '../text/message.js';
import type {
  DocumentedLayer,
  DocumentedTotals,
  ExplainedLayer,
  Step,
  TotalsReport
} from './types.js';

/** A layer's report as documented: what it was counted from stays inside the program. */
export function documentedLayer({
  layer: _layer,
  sources: _sources,
  countsInside: _inside,
  ...report
}: ExplainedLayer): DocumentedLayer {
  // Keys keep their places, so that the output does.
  return { ...report, reason: report.reason && english(report.reason) };
}

/** The totals' report as documented. */
export function documentedTotals(totals: TotalsReport): DocumentedTotals {
  return { ...totals, reason: totals.reason && english(totals.reason) };
}

/** A step of a derivation as documented. */
export function documentedStep(step: Step): Omit<Step, 'text'> & { readonly text: string } {
  return { ...step, text: english(step.text) };
}
