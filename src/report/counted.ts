import { count, CountError } from '../counter/index.js';
import type { Count, Layer, Shape } from '../counter/types.js';
import { widthOut } from './widths.js';

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

/** Printed and computed output shapes do not contradict each other; what either leaves open fits anything. */
export function agreesWithOutputs(
  { outputs, layer }: Counted,
  printed: readonly Shape[] | null
): boolean {
  const [shape] = printed ?? [];
  if (!shape) return true;
  const [computed] = outputs ?? [];
  if (!computed) return hasWidth(shape, layer);
  return (
    computed.length === shape.length &&
    computed.every((size, axis) => size === null || shape[axis] === null || size === shape[axis])
  );
}

/** Where the input is not known, the stated width of the output still is: torch's channels come second, features last. */
function hasWidth(shape: Shape, { framework, type, config }: Layer): boolean {
  const width = framework === 'torch' && /^(?:Linear|Conv)/.test(type) ? widthOut(config) : null;
  const printed = type === 'Linear' ? shape.at(-1) : shape[1];
  return width === null || typeof printed !== 'number' || printed === width;
}
