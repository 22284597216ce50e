import { optimizersKeeping } from '../cost/optimizers.js';
import { format } from '../report/format.js';
import type { SummaryReport } from '../report/types.js';
import { bounds } from '../summary/amounts.js';
import type { Part } from './parts.js';
import { nameOf, toldOfAll } from './told.js';
import type { Reason } from './types.js';

/** A model's total, and what it has beside the rows. */
export interface Total {
  /** As printed, the optimizer's variables and all. */
  readonly value: number | null;
  /** How many of them are the optimizer's. */
  readonly optimizer: number;
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
    return {
      value: recomputed.total === null ? null : rows,
      optimizer: 0,
      isRounded: false,
      beside: []
    };
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
  return { value, optimizer, isRounded, beside };
}

/** True when rounding of the rows and of the total may be all that is between them. */
function mayRound(rest: number, parts: readonly Part[], low: number, high: number): boolean {
  const slack = parts.reduce((sum, { range }) => sum + range[1] - range[0], high - low);
  return Math.abs(rest) <= slack;
}

function optimizerReason({ totals }: SummaryReport, variables: number, where: string): Reason {
  const { trainable } = totals.reported;
  const found = typeof trainable === 'number' ? optimizersKeeping(variables, trainable) : [];
  const keepers =
    found.length === 0
      ? ''
      : ` (as many as ${alternatives(found.map(({ name }) => name))} ${found.length === 1 ? 'keeps' : 'keep'})`;
  return toldOfAll(
    'optimizer',
    `The total of the ${where} includes ${format(variables)} variables of the optimizer${keepers}, which are no parameters of the model.`,
    variables
  );
}

/** `Adam, AdamW or Adamax` */
function alternatives(names: readonly string[]): string {
  const last = names[names.length - 1];
  return names.length === 1 ? last : `${names.slice(0, -1).join(', ')} or ${last}`;
}

function roundingReason(difference: number, where: string): Reason {
  return toldOfAll('rounding', `The total of the ${where} is rounded.`, difference);
}

function restReason(rest: number, parts: readonly Part[], where: string): Reason {
  if (rest > 0) {
    const text = `${format(rest)} parameters are in the total of the ${where} but in no row.`;
    return toldOfAll('unlisted', text, rest);
  }
  const tied = tiedPart(-rest, parts);
  if (tied) {
    const text = `${tied.map(nameOf).join(' and ')} share one tensor: the total of the ${where} counts it once.`;
    return toldOfAll('tied', text, rest);
  }
  return repeatedCount(parts) === -rest
    ? toldOfAll(
        'shared-call',
        `Layers stand in several rows of the ${where}; its total counts each once.`,
        rest
      )
    : toldOfAll(
        'other',
        `The rows of the ${where} add up to ${format(-rest)} more than its total.`,
        rest
      );
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
