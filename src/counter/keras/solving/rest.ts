import type { Solvers } from '../../families.js';
import { LEARNED_ACTIVATION_SOLVERS } from './activation.js';
import { ATTENTION_SOLVERS } from './attention.js';
import { CELL_WRAPPER_SOLVERS } from './cells.js';
import { CONVOLUTIONAL_LSTM_SOLVERS } from './convolutional-recurrent.js';
import { DEPTHWISE_SOLVERS } from './depthwise.js';
import { EINSUM_SOLVERS } from './einsum.js';
import { EMBEDDING_SOLVERS } from './embedding.js';
import { GROUPED_ATTENTION_SOLVERS } from './grouped-attention.js';
import { HISTORIC_SOLVERS } from './historic.js';
import { LOCALLY_CONNECTED_SOLVERS } from './locally-connected.js';
import { NORMALIZATION_SOLVERS } from './normalization.js';
import { RECURRENT_SOLVERS } from './recurrent.js';
import { SPECTROGRAM_SOLVERS } from './spectrogram.js';
import { TRANSPOSED_CONVOLUTION_SOLVERS } from './transposed.js';
import { WRAPPER_SOLVERS } from './wrappers.js';

/** The solvers of the Keras classes that are seldom met. */
export const KERAS_REST_SOLVERS: Solvers = {
  ...TRANSPOSED_CONVOLUTION_SOLVERS,
  ...DEPTHWISE_SOLVERS,
  ...LOCALLY_CONNECTED_SOLVERS,
  ...EINSUM_SOLVERS,
  ...EMBEDDING_SOLVERS,
  ...RECURRENT_SOLVERS,
  ...CONVOLUTIONAL_LSTM_SOLVERS,
  ...CELL_WRAPPER_SOLVERS,
  ...WRAPPER_SOLVERS,
  ...NORMALIZATION_SOLVERS,
  ...LEARNED_ACTIVATION_SOLVERS,
  ...ATTENTION_SOLVERS,
  ...GROUPED_ATTENTION_SOLVERS,
  ...SPECTROGRAM_SOLVERS,
  ...HISTORIC_SOLVERS
};
