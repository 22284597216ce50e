import type { Solvers } from '../../families.js';
import { CONVOLUTION_SOLVERS } from './convolution.js';
import { EMBEDDING_SOLVERS } from './embedding.js';
import { LINEAR_SOLVERS } from './linear.js';
import { NORMALIZATION_SOLVERS } from './normalization.js';

/** The solvers of the classes of torch.nn that most networks are made of. */
export const TORCH_SOLVERS: Solvers = {
  ...LINEAR_SOLVERS,
  ...CONVOLUTION_SOLVERS,
  ...NORMALIZATION_SOLVERS,
  ...EMBEDDING_SOLVERS
};
