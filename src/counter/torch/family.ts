import type { Family } from '../families.js';
import { TORCH_ALIASES } from './aliases.js';
import { TORCH_RULES } from './rules.js';
import { TORCH_VARIANTS } from './variants.js';

/** torch.nn and the libraries that build on it. */
export const TORCH: Family = {
  rules: TORCH_RULES,
  aliases: TORCH_ALIASES,
  variants: TORCH_VARIANTS,
  rest: {
    types:
      `RNN LSTM GRU RNNCell LSTMCell GRUCell MultiheadAttention TransformerEncoderLayer TransformerDecoderLayer
      TransformerEncoder TransformerDecoder Transformer AdaptiveLogSoftmaxWithLoss LinearCrossEntropyLoss PReLU
      LayerScale LayerScale2d Scale weight_norm spectral_norm orthogonal ParametrizedLinear ParametrizedBilinear
      ParametrizedConv1d ParametrizedConvTranspose1d ParametrizedConv2d ParametrizedConvTranspose2d
      ParametrizedConv3d ParametrizedConvTranspose3d ParametrizedEmbedding ParametrizedEmbeddingBag`.split(
        /\s+/
      ),
    load: async () => (await import('./rest.js')).TORCH_REST
  }
};
