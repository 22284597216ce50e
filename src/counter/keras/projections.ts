import type { Shape, Tensor } from '../types.js';
import { inputOf, sizeOf, type Arguments } from '../arguments.js';
import { tensor, within, type Axis } from '../tensors.js';

/** The sizes of the vectors that an attention reads. */
export interface Attended {
  readonly query: number;
  readonly value: number;
  readonly key: number;
}

/** Query, value, key as they are called; a value or key that is not given is the query, or the value. Throws
 * `CountError` if a size is open. */
export function attendedBy(settings: Arguments, inputs: readonly Shape[]): Attended {
  const query = sizeOf(settings, inputOf(settings, inputs, 2), -1, 'query features');
  const value = inputs[1] ? sizeOf(settings, inputs[1], -1, 'value features') : query;
  const key = inputs[2] ? sizeOf(settings, inputs[2], -1, 'key features') : value;
  return { query, value, key };
}

/** One projection into heads: features × heads × size, and a bias a head and element. */
export function projection(
  name: string,
  features: number,
  heads: Axis,
  size: Axis,
  bias: boolean
): Tensor[] {
  return within(name, [
    tensor('kernel', 'weight', [['features', features], heads, size]),
    ...(bias ? [tensor('bias', 'bias', [heads, size])] : [])
  ]);
}

/** The way back from the heads: heads × size × outputs, and a bias an output. */
export function outputProjection(
  heads: Axis,
  size: Axis,
  outputs: readonly number[],
  bias: boolean
): Tensor[] {
  const axes = outputs.map((features): Axis => ['output features', features]);
  return within('attention_output', [
    tensor('kernel', 'weight', [heads, size, ...axes]),
    ...(bias ? [tensor('bias', 'bias', axes)] : [])
  ]);
}
