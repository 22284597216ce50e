import { inputOf, sizeOf, type Arguments } from '../arguments.js';
import { REQUIRED, type Outcome, type Rule } from '../rule.js';
import { tensor, type Axis } from '../tensors.js';
import type { Shape } from '../types.js';
import { attendedBy, outputProjection, projection } from './projections.js';

/** Dot products; learns at most a factor for the scores, and one for the concatenation of query and key. */
const ATTENTION: Rule = {
  type: 'Attention',
  signature: { use_scale: false, score_mode: 'dot', dropout: 0, seed: null },
  count: (settings, inputs) => ({
    tensors: [
      ...(settings.flag('use_scale') ? [tensor('scale', 'scale', [])] : []),
      ...(settings.word('score_mode', ['dot', 'concat']) === 'concat'
        ? [tensor('concat_score_weight', 'weight', [])]
        : [])
    ],
    outputs: dotOutputs(inputs)
  })
};

/** Scores from a tanh of sums; learns one factor an element of the query. */
const ADDITIVE_ATTENTION: Rule = {
  type: 'AdditiveAttention',
  signature: { use_scale: true, dropout: 0 },
  count: (settings, inputs) => {
    const features = sizeOf(settings, inputOf(settings, inputs, 2), -1, 'features');
    const scale = tensor('scale', 'scale', [['features', features]]);
    return { tensors: settings.flag('use_scale') ? [scale] : [], outputs: dotOutputs(inputs) };
  }
};

/** The query's positions, each with a mix of the values. */
function dotOutputs(inputs: readonly Shape[]): readonly Shape[] | null {
  const [query, value] = inputs;
  return query && value ? [[...query.slice(0, -1), value.at(-1) ?? null]] : null;
}

/** Projections of query, key and value into heads, and one back; each has a bias unless `use_bias` is off. A gate, since
 * Keras 3.14, is one more projection of the query. */
const MULTI_HEAD_ATTENTION: Rule = {
  type: 'MultiHeadAttention',
  signature: {
    num_heads: REQUIRED,
    key_dim: REQUIRED,
    value_dim: null,
    dropout: 0,
    use_bias: true,
    output_shape: null,
    attention_axes: null,
    flash_attention: null,
    kernel_initializer: null,
    bias_initializer: null,
    kernel_regularizer: null,
    bias_regularizer: null,
    activity_regularizer: null,
    kernel_constraint: null,
    bias_constraint: null,
    use_gate: false
  },
  count: countMultiHead
};

function countMultiHead(settings: Arguments, inputs: readonly Shape[]): Outcome {
  const { query, value, key } = attendedBy(settings, inputs);
  const heads: Axis = ['heads', settings.positive('num_heads')];
  const keySize: Axis = ['key size', settings.positive('key_dim')];
  const valueSize: Axis = ['value size', settings.positiveOrNull('value_dim') ?? keySize[1]];
  const bias = settings.flag('use_bias');
  const outputs = outputSizes(settings, query);
  return {
    tensors: [
      ...projection('query', query, heads, keySize, bias),
      ...projection('key', key, heads, keySize, bias),
      ...(settings.flag('use_gate') ? projection('gate', query, heads, valueSize, bias) : []),
      ...projection('value', value, heads, valueSize, bias),
      ...outputProjection(heads, valueSize, outputs, bias)
    ],
    outputs: [[...inputs[0].slice(0, -1), ...outputs]]
  };
}

function outputSizes(settings: Arguments, query: number): number[] {
  const given = settings.get('output_shape');
  if (given === null) {
    return [query];
  }
  return settings.sizes('output_shape', Array.isArray(given) ? given.length : 1);
}

export const ATTENTIONS: readonly Rule[] = [ATTENTION, ADDITIVE_ATTENTION, MULTI_HEAD_ATTENTION];
