import type { Solvers } from '../../families.js';
import { LINEN_ATTENTION_SOLVERS } from './attention.js';
import { LINEN_CONVOLUTION_SOLVERS, NNX_CONVOLUTION_SOLVERS } from './convolution.js';
import { LINEN_DENSE_SOLVERS, NNX_DENSE_SOLVERS } from './dense.js';
import { LINEN_NORMALIZATION_SOLVERS, NNX_NORMALIZATION_SOLVERS } from './normalization.js';
import { NNX_WRAPPER_SOLVERS } from './wrappers.js';

/** The solvers of the modules of flax.linen. */
export const LINEN_SOLVERS: Solvers = {
  ...LINEN_DENSE_SOLVERS,
  ...LINEN_CONVOLUTION_SOLVERS,
  ...LINEN_NORMALIZATION_SOLVERS,
  ...LINEN_ATTENTION_SOLVERS
};

/** The solvers of the modules of flax.nnx. */
export const NNX_SOLVERS: Solvers = {
  ...NNX_DENSE_SOLVERS,
  ...NNX_CONVOLUTION_SOLVERS,
  ...NNX_NORMALIZATION_SOLVERS,
  ...NNX_WRAPPER_SOLVERS
};
