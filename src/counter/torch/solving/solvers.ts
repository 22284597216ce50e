import type { Solvers } from '../../families.js';
import { CONVOLUTION_SOLVERS } from './convolution.js';
import { EMBEDDING_SOLVERS } from './embedding.js';
import { LINEAR_SOLVERS } from './linear.js';
import { NORMALIZATION_SOLVERS } from './normalization.js';

/** The solvers of the usual classes of torch.nn, and of those that are solved in the same way. */
export const TORCH_SOLVERS: Solvers = {
  ...LINEAR_SOLVERS,
  ...CONVOLUTION_SOLVERS,
  ...NORMALIZATION_SOLVERS,
  ...EMBEDDING_SOLVERS
};
