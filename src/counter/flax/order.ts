import type { Tensor } from '../types.js';
import type { Signature } from '../rule.js';

/** The order in which linen lists a module's variables: the collections by name, `batch_stats` before `params`, and in each
 * the paths by name. */
export function linenOrder(tensors: readonly Tensor[]): Tensor[] {
  const statistics = tensors.filter(({ role }) => role === 'statistic');
  return [...byName(statistics), ...byName(tensors.filter(({ role }) => role !== 'statistic'))];
}

/** nnx lists a module's variables by path, of whatever kind they are. */
export function byName(tensors: readonly Tensor[]): Tensor[] {
  return [...tensors].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

export const TYPES: Signature = { dtype: null, param_dtype: null };
export const INITIALIZERS: Signature = { kernel_init: null, bias_init: null };
/** What every linen module takes besides its own arguments. */
export const LINEN: Signature = { parent: null, name: null };
/** What nearly every nnx module takes besides its own arguments. */
export const NNX: Signature = {
  ...TYPES,
  precision: null,
  ...INITIALIZERS,
  promote_dtype: null,
  dot_general: null,
  preferred_element_type: null,
  rngs: null
};
