import type { Shape, Value } from '../counter/types.js';
import type { ExplainedLayer, SummaryReport } from '../report/types.js';
import type { ArgumentPath } from './arguments.js';
import type { Message } from '../text/message.js';
import type { Wiring } from './wiring.js';

/** What is tried on one row. */
export interface Change {
  /** The row's index in the report. */
  readonly row: number;
  /** Settings by their path, as `controlsOf` names them. */
  readonly settings?: { readonly [argument: ArgumentPath]: Value };
  /** Other input shapes, one an input: the image's size, the batch. */
  readonly inputs?: readonly Shape[];
}

/** `same`: as in the report. `changed`: follows from the changes. `unknown`: it cannot be told what becomes of it. */
export type State = 'same' | 'changed' | 'unknown';

export interface WhatIfLayer extends ExplainedLayer {
  readonly state: State;
  /** Parameters more than in the report; `null` where not known. */
  readonly difference: number | null;
  /** Why it is unknown. */
  readonly why: Message | null;
}

/** A report as it would be. Rows that nothing changes are told the same as before; others have no printed count. */
export interface WhatIf extends SummaryReport {
  readonly layers: readonly WhatIfLayer[];
  /** Rows were taken to follow the ones above them, since the summary does not say what feeds them. */
  readonly chainAssumed: boolean;
}

/** Nothing of a thought experiment was printed, so that nothing can be verified. */
export const THOUGHT = {
  reported: null,
  verdict: 'unknown',
  evidence: null,
  alternatives: 0,
  reason: null
} as const;

/** Rows that hold others follow the rows inside: their count where it repeats those of the rows, and their output.
 *
 * @param outputOf what such a row gives out, `null` where that cannot be told.
 */
export function withHolders(
  layers: readonly WhatIfLayer[],
  { parents, lastInside }: Wiring,
  outputOf: (index: number) => Shape | null
): readonly WhatIfLayer[] {
  const sums = layers.map(({ difference }) => difference);
  const touched = layers.map(({ state }) => state !== 'same');
  for (let index = layers.length - 1; index >= 0; index--) {
    const parent = parents[index];
    if (parent !== null) {
      sums[parent] = add(sums[parent], layers[index].sharedWith === null ? sums[index] : 0);
      touched[parent] ||= touched[index];
    }
  }
  return layers.map((layer, index) => {
    if (lastInside[index] === null || !touched[index] || layer.state !== 'same') return layer;
    const { recomputed } = layer;
    // A row that counts for itself alone holds what it held.
    const difference = repeats(layer) ? sums[index] : 0;
    return {
      ...layer,
      ...THOUGHT,
      outputShape: outputOf(index),
      recomputed: add(recomputed, difference),
      state: difference === null ? 'unknown' : 'changed',
      difference
    };
  });
}

/** The totals as they would be: what was counted, and the differences of the rows that count by themselves. */
export function totalsOf(
  report: SummaryReport,
  layers: readonly WhatIfLayer[],
  { lastInside }: Wiring
): SummaryReport['totals'] {
  let { total, trainable } = report.totals.recomputed;
  layers.forEach((layer, index) => {
    const before = report.layers[index];
    const isCounted = layer.sharedWith === null && (lastInside[index] === null || !repeats(before));
    if (layer.state === 'same' || !isCounted) return;
    total = add(total, layer.difference);
    trainable = layer.difference === null ? null : add(trainable, trained(layer) - trained(before));
  });
  return {
    reported: { total: null, trainable: null, nonTrainable: null, optimizer: null },
    recomputed: {
      total,
      trainable,
      nonTrainable: total === null || trainable === null ? null : total - trainable
    },
    verdict: 'unknown',
    reason: null
  };
}

function repeats({ tensors, recomputed }: ExplainedLayer): boolean {
  return tensors.length === 0 && recomputed !== null && recomputed > 0;
}

function trained({ tensors }: ExplainedLayer): number {
  return tensors.reduce((sum, tensor) => sum + (tensor.trainable ? tensor.count : 0), 0);
}

function add(count: number | null, difference: number | null): number | null {
  return count === null || difference === null ? null : count + difference;
}
