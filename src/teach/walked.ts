import type { Count, Layer, Shape } from '../counter/types.js';
import type { ExplainedLayer } from '../report/types.js';
import { THOUGHT, type State, type WhatIfLayer } from './experiment.js';
import type { Message } from '../text/message.js';

/** What a row gives out, next to what it gave out before. */
export interface Given {
  /** Of the output: a layer may hold other tensors and still give out what it did. */
  readonly state: State;
  /** `null` where not known. */
  readonly output: Shape | null;
  /** Why it is unknown, where that is not the row's own doing. */
  readonly why: Message | null;
}

/** A row's result while the network is walked. */
export interface Walked {
  readonly result: WhatIfLayer;
  readonly given: Given;
}

/** Rows that nothing changes, so that each has one object for good and a view need not draw it again. */
const SAME = new WeakMap<ExplainedLayer, Walked>();

export function same(row: ExplainedLayer): Walked {
  let walked = SAME.get(row);
  if (!walked) {
    const result = { ...row, state: 'same', difference: 0, why: null } as const;
    walked = { result, given: { state: 'same', output: row.outputShape, why: null } };
    SAME.set(row, walked);
  }
  return walked;
}

export function unknown(row: ExplainedLayer, why: Message): Walked {
  return {
    result: {
      ...row,
      ...THOUGHT,
      outputShape: null,
      recomputed: null,
      tensors: [],
      layer: null,
      state: 'unknown',
      difference: null,
      why
    },
    given: { state: 'unknown', output: null, why: null }
  };
}

export function changedTo(
  row: ExplainedLayer,
  layer: Layer,
  { tensors, count }: Count,
  given: Given
): Walked {
  const before = row.recomputed ?? (typeof row.reported === 'number' ? row.reported : null);
  return {
    result: {
      ...row,
      ...THOUGHT,
      outputShape: given.output,
      recomputed: count,
      tensors,
      layer,
      state: 'changed',
      difference: before === null ? null : count - before,
      why: null
    },
    given
  };
}
