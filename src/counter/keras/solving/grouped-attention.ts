import { divisors, quotient } from '../../arithmetic.js';
import type { Solvers } from '../../families.js';
import type { Hypothesis } from '../../rule.js';
import type { Observation } from '../../types.js';
import { headsCost } from './attention.js';
import { attendedIn, attendedInputs } from './projections.js';

const MOST_HEAD_SIZE = 1024;

const MOST_KEY_HEADS = 64;

/** count = size × (query heads × perQuery + shared heads × perShared) + output biases. */
function* proposeGrouped(row: Observation): Iterable<Hypothesis> {
  const sizes = attendedIn(row);
  if (!sizes) {
    return;
  }
  for (const gate of [false, true]) {
    for (const bias of [true, false]) {
      const one = Number(bias);
      const perQuery = (gate ? 3 : 2) * sizes.query + one * (gate ? 2 : 1);
      const perShared = sizes.key + sizes.value + 2 * one;
      const left = row.count - one * sizes.query;
      for (const size of left > 0 ? divisors(left, MOST_HEAD_SIZE) : []) {
        for (let shared = 1; shared <= MOST_KEY_HEADS; shared++) {
          const heads = quotient(left / size - shared * perShared, perQuery);
          if (heads !== null && heads % shared === 0) {
            yield {
              config: {
                head_dim: size,
                num_query_heads: heads,
                num_key_value_heads: shared,
                use_bias: bias,
                ...(gate ? { use_gate: true } : {})
              },
              inputs: attendedInputs(row, sizes),
              cost: headsCost(heads, size, sizes.query) + (bias ? 0 : 1) + (gate ? 2 : 0)
            };
          }
        }
      }
    }
  }
}

export const GROUPED_ATTENTION_SOLVERS: Solvers = {
  GroupQueryAttention: { propose: proposeGrouped }
};
