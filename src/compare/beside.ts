import { optimizersKeeping } from '../cost/optimizers.js';
import { format } from '../report/format.js';
import type { SummaryReport } from '../report/types.js';
import { bounds } from '../summary/amounts.js';
import type { Part } from './parts.js';
import type { Reason } from './types.js';

/** A model's total, and what it has beside the rows. */
export interface Total {
  readonly value: number | null;
  readonly isRounded: boolean;
  /** Why the total is another number than the rows add up to; the differences, together, are just that. */
  readonly beside: readonly Reason[];
}

/** @param where "first" or "second", for the texts. */
export function totalOf(report: SummaryReport, parts: readonly Part[], where: string): Total {
  const { reported, recomputed } = report.totals;
  const rows = parts.reduce((sum, { count }) => sum + count, 0);
  const optimizer = reported.optimizer === null ? 0 : middle(reported.optimizer);
  const [low, high] = reported.total === null ? [null, null] : bounds(reported.total);
  const isRounded = low !== high;
  if (low === null || high === null) {
    // No total is printed, so that nothing can stand beside the rows.
    return { value: recomputed.total === null ? null : rows, isRounded: false, beside: [] };
  }
  const value = Math.min(Math.max(rows + optimizer, low), high);
  const rest = value - rows - optimizer;
  const beside = [
    ...(optimizer > 0 ? [optimizerReason(report, optimizer, where)] : []),
    ...(rest === 0
      ? []
      : [
          mayRound(rest, parts, low, high)
            ? roundingReason(rest, where)
            : restReason(rest, parts, where)
        ])
  ];
  return { value, isRounded, beside };
}

/** True when rounding of the rows and of the total may be all that is between them. */
function mayRound(rest: number, parts: readonly Part[], low: number, high: number): boolean {
  const slack = parts.reduce((sum, { range }) => sum + range[1] - range[0], high - low);
  return Math.abs(rest) <= slack;
}

function optimizerReason({ totals }: SummaryReport, variables: number, where: string): Reason {
  const { trainable } = totals.reported;
  const found = typeof trainable === 'number' ? optimizersKeeping(variables, trainable) : [];
  const names = found.map(({ name }) => name).join(', ');
  return {
    kind: 'optimizer',
    text: `The total of the ${where} includes ${format(variables)} variables of the optimizer${names ? ` (as many as ${names} keeps)` : ''}, which are no parameters of the model.`,
    difference: variables
  };
}

function roundingReason(difference: number, where: string): Reason {
  return { kind: 'rounding', text: `The total of the ${where} is rounded.`, difference };
}

function restReason(rest: number, parts: readonly Part[], where: string): Reason {
  if (rest > 0) {
    return {
      kind: 'unlisted',
      text: `${format(rest)} parameters are in the total of the ${where} but in no row.`,
      difference: rest
    };
  }
  const tied = tiedPart(-rest, parts);
  if (tied) {
    return {
      kind: 'tied',
      text: `${tied.map(({ layer }) => layer.name).join(' and ')} share one tensor: the total of the ${where} counts it once.`,
      difference: rest
    };
  }
  const again = repeatedCount(parts);
  if (again === -rest) {
    return {
      kind: 'shared-call',
      text: `Layers stand in several rows of the ${where}; its total counts each once.`,
      difference: rest
    };
  }
  return {
    kind: 'other',
    text: `The rows of the ${where} add up to ${format(-rest)} more than its total.`,
    difference: rest
  };
}

/** Embeddings and output layers whose weights, counted once each time too often, give the excess. */
function tiedPart(excess: number, parts: readonly Part[]): readonly Part[] | null {
  for (const embedding of parts.filter(({ family }) => family === 'embedding')) {
    const { weight } = embedding.roles;
    const alike = parts.filter(
      ({ family, roles }) =>
        (family === 'embedding' || family === 'dense layer') && roles.weight === weight
    );
    const times = excess / weight;
    if (weight > 0 && Number.isInteger(times) && times >= 1 && times < alike.length) return alike;
  }
  return null;
}

/** What rows of the same name and kind count after the first. */
function repeatedCount(parts: readonly Part[]): number {
  const seen = new Set<string>();
  let again = 0;
  for (const { key, layer, count } of parts) {
    const name = `${layer.name} ${key}`;
    if (seen.has(name)) again += count;
    seen.add(name);
  }
  return again;
}

function middle(amount: Parameters<typeof bounds>[0]): number {
  const [low, high] = bounds(amount);
  return Math.round((low + high) / 2);
}
