import type { Solvers } from '../../families.js';
import type { Hypothesis, Solver } from '../../rule.js';
import type { Observation } from '../../types.js';

/** Any number of heads gives the same count, so that a usual one is supposed. */
function* proposeAttention(row: Observation): Iterable<Hypothesis> {
  const query = row.inputs[0] ?? row.outputs[0] ?? null;
  const size = query?.at(-1) ?? null;
  const heads = [8, 4, 2].find(count => (size ?? 1) % count === 0) ?? 1;
  for (const bias of query ? [true, false] : []) {
    yield {
      config: { num_heads: heads, use_bias: bias },
      ...(row.inputs[0] ? {} : { inputs: [query as NonNullable<typeof query>] }),
      cost: bias ? 0 : 1
    };
  }
}

const ATTENTION: Solver = { propose: proposeAttention };

export const LINEN_ATTENTION_SOLVERS: Solvers = {
  MultiHeadDotProductAttention: ATTENTION,
  MultiHeadAttention: ATTENTION,
  SelfAttention: ATTENTION
};
