import type { Tensor } from '../types.js';

/** The tensors of a module inside another one, under the path that `named_parameters` gives them. */
export function under(path: string, tensors: readonly Tensor[]): Tensor[] {
  return tensors.map(inner => ({ ...inner, name: `${path}.${inner.name}` }));
}

/** Those of a torch module's tensors that it holds itself: a module inside it has a row of its own in a summary. */
export function ownTensors(tensors: readonly Tensor[]): Tensor[] {
  return tensors.filter(({ name }) => !name.includes('.'));
}
