import type { Rule } from '../rule.js';
import { CONVOLUTIONS } from './convolution.js';
import { DENSE_LAYERS } from './dense.js';
import { POOLINGS } from './pooling.js';
import { RESHAPINGS } from './reshaping.js';
import { WEIGHTLESS } from './weightless.js';

/** Every Keras class that is known, Keras 1 to 3 and tf.keras. */
export const KERAS_RULES: readonly Rule[] = [
  ...CONVOLUTIONS,
  ...DENSE_LAYERS,
  ...POOLINGS,
  ...RESHAPINGS,
  ...WEIGHTLESS
];
