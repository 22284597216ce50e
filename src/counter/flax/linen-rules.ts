import { weightless } from '../weightless.js';
import type { Rule } from '../rule.js';
import { LINEN_ATTENTIONS } from './attention.js';
import { LINEN_CONVOLUTIONS } from './convolution.js';
import { LINEN_DENSE_LAYERS } from './dense.js';
import { LINEN_NORMALIZATIONS } from './normalization.js';
import { LINEN_RECURRENT } from './recurrent.js';
import { LINEN_WRAPPERS } from './wrappers.js';

/** Every module of flax.linen that is known. */
export const LINEN_RULES: readonly Rule[] = [
  ...LINEN_DENSE_LAYERS,
  ...LINEN_CONVOLUTIONS,
  ...LINEN_NORMALIZATIONS,
  ...LINEN_RECURRENT,
  ...LINEN_ATTENTIONS,
  ...LINEN_WRAPPERS,
  weightless('Dropout', (_, inputs) => [inputs[0]])
];
