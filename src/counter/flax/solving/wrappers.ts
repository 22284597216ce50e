import type { Solvers } from '../../families.js';

export const NNX_WRAPPER_SOLVERS: Solvers = {
  Dropout: { propose: row => (row.count === 0 ? [{ config: { rate: 0.5 }, cost: 0 }] : []) }
};
