import type { Family } from '../families.js';
import { KERAS_ALIASES } from './aliases.js';
import { KERAS_ARGUMENTS } from './ownArguments.js';
import { KERAS_RULES } from './rules.js';

/** Keras 1 to 3 and tf.keras. */
export const KERAS: Family = {
  rules: KERAS_RULES,
  aliases: KERAS_ALIASES,
  arguments: KERAS_ARGUMENTS,
  rest: {
    types:
      `Conv1DTranspose Conv2DTranspose Conv3DTranspose DepthwiseConv1D DepthwiseConv2D SeparableConv1D
      SeparableConv2D LocallyConnected1D LocallyConnected2D EinsumDense Embedding ReversibleEmbedding LSTM
      GRU SimpleRNN LSTMCell GRUCell SimpleRNNCell CuDNNLSTM CuDNNGRU ConvLSTM1D ConvLSTM2D ConvLSTM3D RNN
      StackedRNNCells Bidirectional TimeDistributed SpectralNormalization LayerNormalization
      GroupNormalization InstanceNormalization RMSNormalization Normalization LayerScale PReLU SReLU
      Attention AdditiveAttention MultiHeadAttention GroupQueryAttention STFTSpectrogram
      RandomFourierFeatures Highway MaxoutDense`.split(/\s+/),
    load: async () => (await import(/* webpackChunkName: "keras-rest" */ './rest.js')).KERAS_REST
  }
};
