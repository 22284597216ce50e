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
      LayerScale LayerScale2d Scale GlobalResponseNorm ConvNextV2GRN Conv1D Linear4bit Linear8bitLt Bilinear
      ZeroPad1d ReflectionPad1d ReplicationPad1d ConstantPad1d CircularPad1d ZeroPad2d ReflectionPad2d
      ReplicationPad2d ConstantPad2d CircularPad2d ZeroPad3d ReflectionPad3d ReplicationPad3d ConstantPad3d
      CircularPad3d Unflatten PixelShuffle PixelUnshuffle GLU weight_norm spectral_norm orthogonal
      ParametrizedLinear ParametrizedConv1d ParametrizedConvTranspose1d ParametrizedConv2d
      ParametrizedConvTranspose2d ParametrizedConv3d ParametrizedConvTranspose3d ParametrizedEmbedding
      ParametrizedEmbeddingBag ParametrizedBilinear`.split(/\s+/),
    load: async () => (await import(/* webpackChunkName: "torch-rest" */ './rest.js')).TORCH_REST
  }
};
