import type { Solvers } from '../../families.js';
import { BATCH_NORMALIZATION_SOLVERS } from './batch-normalization.js';
import { CONVOLUTION_SOLVERS } from './convolution.js';
import { DENSE_SOLVERS } from './dense.js';

/** The solvers of the Keras classes that most networks are made of. */
export const KERAS_SOLVERS: Solvers = {
  ...CONVOLUTION_SOLVERS,
  ...DENSE_SOLVERS,
  ...BATCH_NORMALIZATION_SOLVERS
};
