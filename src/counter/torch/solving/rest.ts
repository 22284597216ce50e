import type { Solvers } from '../../families.js';
import { ATTENTION_SOLVERS } from './attention.js';
import { KIN_OF_LINEAR_SOLVERS } from './linear-kin.js';
import { RECURRENT_SOLVERS } from './recurrent.js';
import { SCALE_SOLVERS } from './scales.js';
import { TRANSFORMER_SOLVERS } from './transformer.js';

/** The solvers of the classes of torch.nn, and of libraries that build on it, that are seldom met. */
export const TORCH_REST_SOLVERS: Solvers = {
  ...RECURRENT_SOLVERS,
  ...ATTENTION_SOLVERS,
  ...TRANSFORMER_SOLVERS,
  ...SCALE_SOLVERS,
  ...KIN_OF_LINEAR_SOLVERS
};
