import type { Rule } from '../rule.js';
import { LEARNED_ACTIVATIONS } from './activation.js';
import { ATTENTIONS } from './attention.js';
import { CELL_WRAPPERS } from './cells.js';
import { CONVOLUTIONAL_LSTMS } from './convolutional-recurrent.js';
import { DEPTHWISE_CONVOLUTIONS } from './depthwise.js';
import { EINSUM_LAYERS } from './einsum.js';
import { EMBEDDINGS } from './embedding.js';
import { GROUPED_ATTENTIONS } from './grouped-attention.js';
import { HISTORIC } from './historic.js';
import { LOCALLY_CONNECTED } from './locally-connected.js';
import { NORMALIZATIONS } from './normalization.js';
import { RECURRENT_LAYERS } from './recurrent.js';
import { SPECTROGRAMS } from './spectrogram.js';
import { TRANSPOSED_CONVOLUTIONS } from './transposed.js';
import { WRAPPERS } from './wrappers.js';

/** The other Keras classes that are known. */
export const KERAS_REST: readonly Rule[] = [
  ...TRANSPOSED_CONVOLUTIONS,
  ...DEPTHWISE_CONVOLUTIONS,
  ...LOCALLY_CONNECTED,
  ...EINSUM_LAYERS,
  ...EMBEDDINGS,
  ...RECURRENT_LAYERS,
  ...CONVOLUTIONAL_LSTMS,
  ...CELL_WRAPPERS,
  ...WRAPPERS,
  ...NORMALIZATIONS,
  ...LEARNED_ACTIVATIONS,
  ...ATTENTIONS,
  ...GROUPED_ATTENTIONS,
  ...SPECTROGRAMS,
  ...HISTORIC
];
