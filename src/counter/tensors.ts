import { product } from './arithmetic.js';
import type { Role, Tensor } from './types.js';

/** One axis of a tensor: what it means, and its size. */
export type Axis = readonly [meaning: string, size: number];

/** A tensor from its axes. Throws `CountError` if its count cannot be told exactly. */
export function tensor(name: string, role: Role, axes: readonly Axis[], trainable = true): Tensor {
  const shape = axes.map(([, size]) => size);
  return {
    name,
    role,
    shape,
    dimensions: axes.map(([meaning]) => meaning),
    count: product(shape),
    trainable
  };
}

/** State that training keeps but no gradient changes. */
export function statistic(name: string, axes: readonly Axis[]): Tensor {
  return tensor(name, 'statistic', axes, false);
}

/** The tensors of a layer inside another one, under the inner layer's name. */
export function within(path: string, tensors: readonly Tensor[]): Tensor[] {
  return tensors.map(inner => ({ ...inner, name: `${path}/${inner.name}` }));
}

export function frozen(tensors: readonly Tensor[]): Tensor[] {
  return tensors.map(inner => (inner.trainable ? { ...inner, trainable: false } : inner));
}
