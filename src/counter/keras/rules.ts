import type { Rule } from '../rule.js';
import { BATCH_NORMALIZATION } from './batch-normalization.js';
import { CONVOLUTIONS } from './convolution.js';
import { DENSE_LAYERS } from './dense.js';
import { POOLINGS } from './pooling.js';
import { RESHAPINGS } from './reshaping.js';
import { WEIGHTLESS } from './weightless.js';

/** The Keras classes that most networks are made of, Keras 1 to 3 and tf.keras. */
export const KERAS_RULES: readonly Rule[] = [
  ...CONVOLUTIONS,
  ...DENSE_LAYERS,
  BATCH_NORMALIZATION,
  ...POOLINGS,
  ...RESHAPINGS,
  ...WEIGHTLESS
];
