import { quotient } from '../../arithmetic.js';
import type { Solvers } from '../../families.js';
import type { Hypothesis, Solver } from '../../rule.js';
import type { Config, Observation } from '../../types.js';
import { NORMALIZATION_KINDS, type Kind } from '../normalization.js';

const VARIANTS: readonly {
  readonly config: Config;
  readonly copies: number;
  readonly cost: number;
}[] = [
  { config: {}, copies: 2, cost: 0 },
  { config: { use_bias: false }, copies: 1, cost: 0.5 },
  { config: { use_scale: false }, copies: 1, cost: 1.5 },
  { config: { use_bias: false, use_scale: false }, copies: 0, cost: 2 }
];

function* proposeNorm(row: Observation, kind: Kind, argument: string | null): Iterable<Hypothesis> {
  const shape = row.inputs[0] ?? row.outputs[0] ?? null;
  for (const { config, copies, cost } of VARIANTS) {
    const each = kind.shift ? copies : Number(!Object.hasOwn(config, 'use_scale'));
    const channels = shape?.at(-1) ?? quotient(row.count, each);
    if (channels !== null && channels * each === row.count) {
      yield {
        config: { ...(argument ? { [argument]: channels } : {}), ...config },
        inputs: [shape ?? [null, channels]],
        cost
      };
    }
  }
}

const PRELU: Solver = { propose: row => (row.count === 1 ? [{ config: {}, cost: 0 }] : []) };

/** @param argument - What names the channels; `null` where the input does. */
function solvers(argument: string | null): Solvers {
  return {
    ...Object.fromEntries(
      NORMALIZATION_KINDS.map(kind => [
        kind.type,
        { propose: row => proposeNorm(row, kind, argument) } satisfies Solver
      ])
    ),
    PReLU: PRELU
  };
}

export const LINEN_NORMALIZATION_SOLVERS = solvers(null);

export const NNX_NORMALIZATION_SOLVERS = solvers('num_features');
