import { REQUIRED, type Outcome, type Rule, type Signature } from '../rule.js';
import { tensor, type Axis } from '../tensors.js';
import type { Arguments } from '../arguments.js';
import type { Shape, Tensor } from '../types.js';

const SIGNATURE: Signature = {
  input_dim: REQUIRED,
  output_dim: REQUIRED,
  embeddings_initializer: null,
  embeddings_regularizer: null,
  embeddings_constraint: null,
  mask_zero: false,
  weights: null,
  lora_rank: null,
  lora_alpha: null,
  quantization: null
};

/** vocabulary × embedding size; no bias. Source: the weights of Keras 3.15's `Embedding`. */
const EMBEDDING: Rule = {
  type: 'Embedding',
  signature: SIGNATURE,
  count: countEmbedding
};

/** An embedding that can also be called backwards, from features to scores of the vocabulary; its way back is the same
 * tensor turned around, unless `tie_weights` is off. */
const REVERSIBLE_EMBEDDING: Rule = {
  type: 'ReversibleEmbedding',
  signature: {
    input_dim: REQUIRED,
    output_dim: REQUIRED,
    tie_weights: true,
    embeddings_initializer: null,
    embeddings_regularizer: null,
    embeddings_constraint: null,
    mask_zero: false,
    reverse_dtype: null,
    logit_soft_cap: null
  },
  count: (settings, inputs) => {
    const { tensors, outputs } = countEmbedding(settings, inputs);
    const [vocabulary, size] = axesOf(settings);
    const back = tensor('reverse_embeddings', 'weight', [size, vocabulary]);
    return { tensors: settings.flag('tie_weights') ? tensors : [...tensors, back], outputs };
  }
};

function axesOf(settings: Arguments): readonly [Axis, Axis] {
  return [
    ['vocabulary size', settings.positive('input_dim')],
    ['embedding size', settings.positive('output_dim')]
  ];
}

function countEmbedding(settings: Arguments, inputs: readonly Shape[]): Outcome {
  const [vocabulary, size] = axesOf(settings);
  const rank = settings.positiveOrNull('lora_rank');
  const packed = settings.word('quantization', ['none', 'int8']) === 'int8';
  const table = tensor('embeddings', 'weight', [vocabulary, size], rank === null && !packed);
  const tensors: Tensor[] = [table];
  if (packed) {
    tensors.push(tensor('embeddings_scale', 'scale', [vocabulary], false));
  }
  if (rank !== null) {
    tensors.push(
      tensor('lora_embeddings_a', 'weight', [vocabulary, ['adapter rank', rank]]),
      tensor('lora_embeddings_b', 'weight', [['adapter rank', rank], size])
    );
  }
  return { tensors, outputs: inputs.length > 0 ? [[...inputs[0], size[1]]] : null };
}

export const EMBEDDINGS: readonly Rule[] = [EMBEDDING, REVERSIBLE_EMBEDDING];
