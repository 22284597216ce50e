import { optimizersKeeping } from '../cost/optimizers.js';
import type { SummaryReport } from '../report/types.js';
import { bounds } from '../summary/amounts.js';
import { either, message, together } from '../text/message.js';
import type { Part } from './parts.js';
import { nameOf, SIDES, toldOfAll } from './told.js';
import type { Reason } from './types.js';

type Where = keyof typeof SIDES;

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

export function totalOf(report: SummaryReport, parts: readonly Part[], where: Where): Total {
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

function optimizerReason({ totals }: SummaryReport, variables: number, where: Where): Reason {
  const { trainable } = totals.reported;
  const found = typeof trainable === 'number' ? optimizersKeeping(variables, trainable) : [];
  const keepers = either(found.map(({ name }) => name));
  const text =
    found.length === 0
      ? message(
          'The total of %1 includes %2 variables of the optimizer, which are no parameters of the model.',
          SIDES[where],
          variables
        )
      : found.length === 1
        ? message(
            'The total of %1 includes %2 variables of the optimizer (as many as %3 keeps), which are no parameters of the model.',
            SIDES[where],
            variables,
            keepers
          )
        : message(
            'The total of %1 includes %2 variables of the optimizer (as many as %3 keep), which are no parameters of the model.',
            SIDES[where],
            variables,
            keepers
          );
  return toldOfAll('optimizer', variables, text);
}

function roundingReason(difference: number, where: Where): Reason {
  return toldOfAll('rounding', difference, message('The total of %1 is rounded.', SIDES[where]));
}

function restReason(rest: number, parts: readonly Part[], where: Where): Reason {
  const side = SIDES[where];
  if (rest > 0) {
    const text = message('%1 parameters are in the total of %2 but in no row.', rest, side);
    return toldOfAll('unlisted', rest, text);
  }
  const tied = tiedPart(-rest, parts);
  if (tied) {
    const text = message(
      '%1 share one tensor: the total of %2 counts it once.',
      together(tied.map(nameOf)),
      side
    );
    return toldOfAll('tied', rest, text);
  }
  return repeatedCount(parts) === -rest
    ? toldOfAll(
        'shared-call',
        rest,
        message('Layers stand in several rows of %1; its total counts each once.', side)
      )
    : toldOfAll(
        'other',
        rest,
        message('The rows of %1 add up to %2 more than its total.', side, -rest)
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
