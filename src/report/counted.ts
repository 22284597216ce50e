import { count, CountError } from '../counter/index.js';
import type { Count, Layer, Shape } from '../counter/types.js';

/** What the counter says of a layer, and the layer it says it of. */
export interface Counted extends Count {
  readonly layer: Layer;
}

/** Counts a layer with the inputs that are known; `null` where they or its hyper-parameters do not suffice. */
export function tryCount(
  settings: Omit<Layer, 'inputs'>,
  inputs: readonly (Shape | null)[]
): Counted | null {
  const layer = { ...settings, inputs: inputs.filter(shape => shape !== null) };
  try {
    return { ...count(layer), layer };
  } catch (error) {
    if (error instanceof CountError) return null;
    throw error;
  }
}

/** The part that a module holds itself, where the modules inside it have rows of their own. */
export function ownOnly(counted: Counted): Counted {
  const tensors = counted.tensors.filter(tensor => !/[./]/.test(tensor.name));
  return { ...counted, tensors, count: tensors.reduce((sum, tensor) => sum + tensor.count, 0) };
}
