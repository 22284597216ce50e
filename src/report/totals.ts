import { bounds } from '../summary/amounts.js';
import type { Amount, Summary } from '../summary/types.js';
import { message, sentences, series, type Message } from '../text/message.js';
import { amountText } from './format.js';
import type { LayerReport, TotalsReport, Verdict } from './types.js';

/** One row's part in the totals. */
export interface Share {
  readonly layer: LayerReport;
  /** Its own parameters: `null` when not known. */
  readonly count: number | null;
  /** Those that are trained, as far as the row tells; a frozen layer that is not marked looks trained. */
  readonly trainable: number | null;
  /** Running averages and other state, which is no parameter outside of Keras. */
  readonly state: number;
  /** Those that an earlier row holds already, left out of `count` and `trainable`. */
  readonly tied: number;
  /** Nothing tells whether another row holds the same tensors. */
  readonly mayBeTied: boolean;
}

/** What a model holds that no row counts. */
export interface Beside {
  /** Parameters; `null` where it is not certain how many. */
  readonly count: number | null;
  readonly trainable: number | null;
  /** The printer leaves them out of the total as well. */
  readonly isMissed: boolean;
}

/** Adds the rows up, each tensor once, and holds the sum against the printed totals. */
export function totalsOf(
  summary: Summary,
  shares: readonly Share[],
  beside: Beside | null
): TotalsReport {
  const reported = summary.totals;
  // Without the totals nobody knows how many rows are missing.
  const isWhole = !summary.cut || reported.total !== null;
  const rest = beside?.count == null ? { count: 0, trainable: 0 } : beside;
  const all = isWhole ? sum([...shares.map(share => share.count), rest.count]) : null;
  const state = shares.reduce((sum, share) => sum + share.state, 0);
  const total = all === null ? null : all - state;
  const trained = isWhole ? sum([...shares.map(share => share.trainable), rest.trainable]) : null;
  // Rows that are marked as another one's, and hold something else, are garbled.
  const trainable = total !== null && trained !== null && trained > total ? null : trained;
  const recomputed = {
    total,
    trainable,
    nonTrainable: total === null || trainable === null ? null : total - trainable
  };
  const printsState = summary.caveats?.includes('buffers') ?? false;
  const judged = judge(summary, shares, recomputed, printsState ? state : 0, beside);
  return {
    reported,
    recomputed:
      judged.frozen === null ? recomputed : { total, trainable: null, nonTrainable: null },
    verdict: judged.verdict,
    reason: judged.reason
  };
}

interface Judgement {
  readonly verdict: Verdict;
  readonly reason: Message | null;
  /** Parameters that must be frozen in layers that the table does not name; `null` when there are none. */
  readonly frozen: number | null;
}

function judge(
  summary: Summary,
  shares: readonly Share[],
  recomputed: TotalsReport['recomputed'],
  state: number,
  beside: Beside | null
): Judgement {
  const { totals: reported } = summary;
  const missed = beside?.isMissed ? (beside.count ?? 0) : 0;
  const total = recomputed.total === null ? null : recomputed.total + state - missed;
  const plain = (verdict: Verdict, reason: Message): Judgement => ({
    verdict,
    reason,
    frozen: null
  });
  if (summary.cut && reported.total === null) {
    return plain(
      'unknown',
      message('The summary is cut before its totals, or they cannot be read.')
    );
  }
  if (total === null) {
    return plain(
      'unknown',
      message('Not every row has a count, so that the rows cannot be added up.')
    );
  }
  if (reported.total === null) {
    return plain(
      'unknown',
      summary.framework === 'torch'
        ? message(
            'No total is printed, and a printed module shows neither tied weights nor parameters that modules hold directly.'
          )
        : message('No total is printed.')
    );
  }
  const mismatched = shares.find(share => share.layer.verdict === 'mismatch');

  const optimizer = reported.optimizer ?? 0;
  const expected = sumAmounts(reported.trainable, reported.nonTrainable);
  if (expected !== null && !overlap(sumAmounts(expected, optimizer), reported.total)) {
    return plain('mismatch', message('The printed totals do not add up among themselves.'));
  }
  const [low, high] = bounds(expected ?? reported.total);
  if (total < low && isExcerpt(summary)) {
    return plain(
      'unknown',
      message(
        'Only some of the layers are printed: they have %1 parameters, the whole model %2.',
        total,
        amountText(expected ?? reported.total)
      )
    );
  }
  const tied = shares.reduce((sum, share) => sum + share.tied, 0);
  const isTwice = tied > 0 && low <= total + tied && total + tied <= high;
  const taken = shares.filter(share => share.layer.verdict === 'unknown' && share.count !== 0);
  const isWithin = total - (sum(taken.map(share => share.count)) ?? 0) <= high;
  if (total > high && isWithin && !isTwice && !mismatched) {
    return plain(
      'unknown',
      message(
        'The rows add up to %1, %2 more than printed; parameters of %3 may be in other rows as well.',
        total,
        total - high,
        named(taken)
      )
    );
  }
  if ((total < low || total > high) && !isTwice) {
    const difference = total < low ? low - total : total - high;
    return plain(
      'mismatch',
      total < low
        ? message('The rows add up to %1, %2 fewer than printed.', total, difference)
        : message('The rows add up to %1, %2 more than printed.', total, difference)
    );
  }
  if (mismatched) {
    return plain(
      'mismatch',
      message('The count of %1 cannot be explained.', mismatched.layer.name)
    );
  }

  const reasons: Message[] = [];
  if (bounds(optimizer)[1] > 0) {
    reasons.push(
      message(
        'The printed total of %1 includes %2 variables of the optimizer, which are no parameters of the model.',
        amountText(reported.total),
        amountText(optimizer)
      )
    );
  }
  if (tied > 0) {
    reasons.push(
      isTwice
        ? message('The printed total counts %1 parameters of tied weights twice.', tied)
        : message('%1 parameters are tied weights, counted once.', tied)
    );
  }
  if (state > 0) {
    reasons.push(
      message('The printed total includes %1 numbers of state, which are no parameters.', state)
    );
  }
  const missedTrained = missed > 0 ? (beside?.trainable ?? 0) : 0;
  const frozen = frozenOf(
    summary,
    recomputed.nonTrainable === null
      ? null
      : recomputed.nonTrainable + state - (missed - missedTrained)
  );
  if (frozen === 'too few') {
    return plain(
      'mismatch',
      message('More parameters are never trained than the printed totals say.')
    );
  }
  if (frozen !== null) {
    reasons.push(
      message('%1 parameters are frozen; the table does not say in which layers.', frozen)
    );
  }
  if (taken.length > 0) {
    reasons.push(message('Taken as reported: %1.', named(taken)));
  }
  // A rounded total may hold them all the same.
  if (missed > 0 && total + missed > high) {
    reasons.push(
      message('The printed total leaves out %1 parameters that modules hold directly.', missed)
    );
    return { verdict: 'mismatch', reason: sentences(reasons), frozen };
  }
  const mayMiss = beside?.count === null;
  if (mayMiss) {
    reasons.push(message('Modules hold parameters directly as well, which no row counts.'));
  }
  const isKnown = shares.every(isVerified) && !mayMiss;
  const mayBeTied = shares.some(share => share.mayBeTied) && hasEqualWeights(shares);
  if (isKnown && mayBeTied) {
    reasons.push(message('The output does not tell which weights are tied.'));
  }
  return {
    verdict: isKnown && !mayBeTied ? 'verified' : 'explained',
    reason: sentences(reasons),
    frozen
  };
}

/** The first few of the rows: `a, b, c …`. */
function named(shares: readonly Share[]): Message {
  const names = series(shares.slice(0, 3).map(share => share.layer.name));
  return shares.length > 3 ? message('%1 …', names) : names;
}

/** Only weights of one shape can be tied. */
function hasEqualWeights(shares: readonly Share[]): boolean {
  const shapes = shares.flatMap(({ layer }) =>
    layer.tensors.filter(({ role }) => role === 'weight').map(({ shape }) => shape.join())
  );
  return new Set(shapes).size < shapes.length;
}

/** True when rows are connected to layers that the table does not show, as with Keras' `layer_range`. */
function isExcerpt({ rows }: Summary): boolean {
  const names = new Set(rows.map(row => row.name));
  return rows.some(
    ({ inbound }) => inbound?.some(({ name, nameCut }) => !nameCut && !names.has(name)) ?? false
  );
}

/** Rows that cannot hold anything need no evidence for the sum. */
function isVerified({ layer, count }: Share): boolean {
  return layer.verdict === 'verified' || (count === 0 && layer.evidence === 'output');
}

function frozenOf(summary: Summary, nonTrainable: number | null): number | 'too few' | null {
  const printed = summary.totals.nonTrainable;
  if (printed === null || nonTrainable === null) return null;
  const [low, high] = bounds(printed);
  if (nonTrainable > high) return 'too few';
  // A Trainable column tells which layers are frozen.
  return nonTrainable < low ? low - nonTrainable : null;
}

function sum(values: readonly (number | null)[]): number | null {
  let total = 0;
  for (const value of values) {
    if (value === null) return null;
    total += value;
  }
  return Number.isSafeInteger(total) ? total : null;
}

function sumAmounts(a: Amount | null, b: Amount | null): Amount | null {
  if (a === null || b === null) return null;
  if (typeof a === 'number' && typeof b === 'number') return a + b;
  const [lowA, highA] = bounds(a);
  const [lowB, highB] = bounds(b);
  return [lowA + lowB, highA + highB];
}

function overlap(a: Amount | null, b: Amount): boolean {
  if (a === null) return true;
  const [lowA, highA] = bounds(a);
  const [lowB, highB] = bounds(b);
  return lowA <= highB && lowB <= highA;
}
