import type { Tensor } from '../counter/types.js';
import { gatedAxis } from '../report/derivation/gates.js';
import { axisNamed } from '../report/derivation/words.js';

/** Gates that see the inputs and what the units gave out before. */
export interface Recurrent {
  readonly kind: 'recurrent';
  /** 4 for an LSTM, 3 for a GRU, 1 for a plain recurrent layer. */
  readonly gates: number;
  readonly inputs: number;
  readonly units: number;
  /** Biases of one unit of one gate. */
  readonly biases: number;
  /** 2 if a second layer reads backwards. */
  readonly directions: number;
  /** Layers stacked inside the one, each reading the outputs of the one below. */
  readonly stacked: number;
}

/** directions × gates × units × (inputs + units + biases), the higher layers' inputs being the outputs of all directions. */
export function recurrentCount(recurrent: Recurrent): number {
  const { inputs, units, directions, stacked } = recurrent;
  const first = directions * cellCount(recurrent, inputs);
  return first + (stacked - 1) * directions * cellCount(recurrent, directions * units);
}

/** One direction of one layer. */
export function cellCount(recurrent: Recurrent, inputs: number): number {
  const { gates, units, biases } = recurrent;
  return cellWeights(recurrent, inputs) + gates * units * biases;
}

/** One direction of one layer without its biases. */
export function cellWeights({ gates, units }: Recurrent, inputs: number): number {
  return gates * units * (inputs + units);
}

/** Reads a recurrent layer off its tensors; `null` if they are not one's. */
export function recurrentIn(tensors: readonly Tensor[]): Recurrent | null {
  const [kernel] = tensors.filter(({ role }) => role === 'weight');
  const width = kernel && widthOf(kernel);
  const inputs = kernel && axisNamed(kernel, 'inputs');
  if (!width || inputs === null || kernel.shape.length !== 2) return null;
  const feedbacks = tensors.filter(tensor => tensor.role === 'weight' && comesBack(tensor));
  const directions = tensors.some(({ name }) => /^backward_|_reverse$/.test(name)) ? 2 : 1;
  const cells = feedbacks.length;
  if (cells === 0 || cells % directions !== 0) return null;
  const biases = tensors
    .filter(({ role }) => role === 'bias')
    .reduce((sum, { count }) => sum + count, 0);
  return {
    kind: 'recurrent',
    ...width,
    inputs,
    biases: biases / (cells * width.gates * width.units),
    directions,
    stacked: cells / directions
  };
}

function widthOf(kernel: Tensor): { readonly gates: number; readonly units: number } | null {
  const gated = gatedAxis(kernel);
  if (gated) return gated.of === 'units' ? { gates: gated.gates, units: gated.units } : null;
  const units = axisNamed(kernel, 'units');
  return units === null ? null : { gates: 1, units };
}

function comesBack({ dimensions }: Tensor): boolean {
  const gated = dimensions.some(meaning => / gates × units$/.test(meaning));
  return dimensions.includes('units before') || (gated && dimensions.includes('units'));
}
