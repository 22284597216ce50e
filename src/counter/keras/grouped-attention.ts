import type { Arguments } from '../arguments.js';
import { REQUIRED, type Outcome, type Rule } from '../rule.js';
import type { Axis } from '../tensors.js';
import type { Shape } from '../types.js';
import { attendedBy, outputProjection, projection } from './projections.js';

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
  count: countGrouped
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

export const GROUPED_ATTENTIONS: readonly Rule[] = [GROUP_QUERY_ATTENTION];
