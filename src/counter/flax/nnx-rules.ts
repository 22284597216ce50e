import type { Rule } from '../rule.js';
import { NNX_ATTENTIONS } from './attention.js';
import { NNX_CONVOLUTIONS } from './convolution.js';
import { NNX_DENSE_LAYERS } from './dense.js';
import { NNX_ADAPTERS } from './lora.js';
import { NNX_NORMALIZATIONS } from './normalization.js';
import { NNX_RECURRENT } from './recurrent.js';
import { NNX_WRAPPERS } from './wrappers.js';

/** Every module of flax.nnx that is known. */
export const NNX_RULES: readonly Rule[] = [
  ...NNX_DENSE_LAYERS,
  ...NNX_ADAPTERS,
  ...NNX_CONVOLUTIONS,
  ...NNX_NORMALIZATIONS,
  ...NNX_RECURRENT,
  ...NNX_ATTENTIONS,
  ...NNX_WRAPPERS
];
