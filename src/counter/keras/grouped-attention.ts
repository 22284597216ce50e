import { divisors, quotient } from '../arithmetic.js';
import type { Arguments } from '../arguments.js';
import { REQUIRED, type Hypothesis, type Outcome, type Rule } from '../rule.js';
import type { Axis } from '../tensors.js';
import type { Observation, Shape } from '../types.js';
import { headsCost } from './attention.js';
import {
  attendedBy,
  attendedIn,
  attendedInputs,
  outputProjection,
  projection
} from './projections.js';

const MOST_HEAD_SIZE = 1024;
const MOST_KEY_HEADS = 64;

/** Multi-head attention in which several query heads share one key and value head. */
const GROUP_QUERY_ATTENTION: Rule = {
  type: 'GroupQueryAttention',
  signature: {
    head_dim: REQUIRED,
    num_query_heads: REQUIRED,
    num_key_value_heads: REQUIRED,
    dropout: 0,
    use_bias: true,
    flash_attention: null,
    kernel_initializer: null,
    bias_initializer: null,
    kernel_regularizer: null,
    bias_regularizer: null,
    activity_regularizer: null,
    kernel_constraint: null,
    bias_constraint: null,
    seed: null,
    use_gate: false
  },
  count: countGrouped,
  propose: proposeGrouped
};

function countGrouped(settings: Arguments, inputs: readonly Shape[]): Outcome {
  const { query, value, key } = attendedBy(settings, inputs);
  const size: Axis = ['head size', settings.positive('head_dim')];
  const queryHeads: Axis = ['query heads', settings.positive('num_query_heads')];
  const sharedHeads: Axis = ['key and value heads', settings.positive('num_key_value_heads')];
  const bias = settings.flag('use_bias');
  if (queryHeads[1] % sharedHeads[1] !== 0) {
    throw settings.illegal(
      'num_key_value_heads',
      '%1: %2 must divide the %4 query heads, not %3.',
      queryHeads[1]
    );
  }
  return {
    tensors: [
      ...projection('query', query, queryHeads, size, bias),
      ...projection('key', key, sharedHeads, size, bias),
      ...(settings.flag('use_gate') ? projection('gate', query, queryHeads, size, bias) : []),
      ...projection('value', value, sharedHeads, size, bias),
      ...outputProjection(queryHeads, size, [query], bias)
    ],
    outputs: [inputs[0]]
  };
}

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

export const GROUPED_ATTENTIONS: readonly Rule[] = [GROUP_QUERY_ATTENTION];
