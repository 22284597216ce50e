import type { Tensor } from '../../counter/types.js';
import {
  axisNamed,
  figure,
  ownName,
  pathOf,
  say,
  several,
  singular,
  times,
  type Operand,
  type Part
} from './words.js';

/** The axis along which a recurrent layer's gates stand side by side. */
export interface GatedAxis {
  readonly axis: number;
  readonly gates: number;
  /** Units or filters of one gate. */
  readonly units: number;
  readonly of: string;
  /** How many numbers each unit of a gate has: 2 where both products have a bias. */
  readonly each: number;
}

/** Finds the axis that a meaning such as "4 gates × units" marks; `null` if there is none. */
export function gatedAxis({ dimensions, shape }: Tensor): GatedAxis | null {
  for (const [axis, meaning] of dimensions.entries()) {
    const found = /^(?:(\d) × )?(\d) gates × (units|filters)$/.exec(meaning);
    if (found) {
      const each = Number(found[1] ?? 1);
      const gates = Number(found[2]);
      return { axis, gates, units: shape[axis] / (gates * each), of: found[3], each };
    }
  }
  return null;
}

/** Whether the tensors are a recurrent cell's: its gates stand side by side in every one, or, for a cell without gates,
 * there is a weight for what the units gave out before. */
export function isRecurrent(tensors: readonly Tensor[]): boolean {
  return (
    tensors.some(comesBack) &&
    tensors.every(
      tensor => gatedAxis(tensor) !== null || tensor.dimensions.some(of => of === 'units')
    )
  );
}

/** Which cell a tensor is of, where a layer holds several: torch ends its names with `_l0`, `_l1_reverse`. */
export function cellOf(tensor: Tensor): string {
  const [place = ''] = /_l\d+(?:_reverse)?$/.exec(ownName(tensor)) ?? [];
  return `${pathOf(tensor)} ${place}`;
}

/** Holds the weights for what the units gave out before. */
function comesBack(tensor: Tensor): boolean {
  return (
    tensor.role === 'weight' &&
    (/^(?:recurrent_kernel|weight_hh)/.test(ownName(tensor)) ||
      tensor.dimensions.includes('units before'))
  );
}

/** Input weights, recurrent weights and biases of one cell. */
export function recurrentParts(tensors: readonly Tensor[]): Part[] {
  return tensors.map((tensor, place) => {
    const part = tensor.role === 'bias' ? biases(tensor) : products(tensor, comesBack(tensor));
    return place === 0 ? { ...part, steps: [...opening(tensors), ...part.steps] } : part;
  });
}

const GATES: { readonly [gates: number]: string } = {
  3: 'update, reset and candidate',
  4: 'input, forget, candidate and output'
};

/** What comes in and how it is shared out; flax keeps the weights for the inputs apart from the cell. */
function opening(tensors: readonly Tensor[]): Part['steps'] {
  const kernel = tensors.find(tensor => axisNamed(tensor, 'input') !== null) ?? null;
  const gated = gatedAxis(tensors[0]);
  const inputs = (kernel && axisNamed(kernel, 'input')) ?? 0;
  const channels = gated?.of === 'filters';
  const comes = channels
    ? several(inputs, 'input channel comes', 'input channels come')
    : several(inputs, 'input comes', 'inputs come');
  const [, layer, reverse] = /_l(\d+)(_reverse)?$/.exec(ownName(tensors[0])) ?? [];
  const first = [
    ...(reverse ? [say('Another layer of the same size reads backwards.')] : []),
    ...(layer && layer !== '0' && !reverse
      ? [say(`Layer ${Number(layer) + 1} of the stack reads what the one below gives out.`)]
      : []),
    say(
      kernel
        ? `At every time step ${comes} in, and what the layer gave out before comes back.`
        : 'At every time step, what the layer gave out before comes back.'
    )
  ];
  if (!gated) {
    return first;
  }
  const columns = times(
    [
      { value: gated.gates, meaning: 'gates' },
      { value: gated.units, meaning: gated.of }
    ],
    'outputs'
  );
  const names = GATES[gated.gates];
  const listed = names === undefined ? '' : ` (${names})`;
  return [
    ...first,
    say(
      `${figure(gated.gates)} gates share the work${listed}, each with all the ${gated.of}.`,
      columns
    ),
    ...(kernel && gated.of === 'units'
      ? [
          say(
            `One unit of one gate has a weight for each of ${several(inputs, 'input', 'inputs')} and for each of ${several(gated.units, 'unit', 'units')} before.`
          )
        ]
      : [])
  ];
}

/** The weights of all gates for what comes in, or for what comes back. */
export function products(tensor: Tensor, recurrent: boolean): Part {
  const gated = gatedAxis(tensor);
  const operands = tensor.shape.map((value, axis): Operand => {
    const meaning = axis === gated?.axis ? `${gated.of} of all gates` : tensor.dimensions[axis];
    return { value, meaning };
  });
  const weights = times(operands, 'weights');
  const text = recurrent
    ? 'What comes back has a weight for each of them too.'
    : 'Each input has a weight for each of them.';
  return {
    steps: [say(gated ? text : text.replace('each of them', 'each unit'), weights)],
    total: { value: weights.value, meaning: recurrent ? 'recurrent weights' : 'input weights' }
  };
}

/** The biases of all gates. */
export function biases(tensor: Tensor): Part {
  const gated = gatedAxis(tensor);
  const again = /^bias_hh/.test(ownName(tensor));
  const twice = tensor.shape.length > 1 ? tensor.shape[0] : (gated?.each ?? 1);
  const total: Operand = { value: tensor.count, meaning: 'biases' };
  if (twice === 1) {
    const each = gated ? `Each ${singular(gated.of)} of each gate` : 'Each unit';
    const text = again
      ? `${each} adds a second bias, with what comes back: ${figure(tensor.count)}.`
      : `${each} adds one bias: ${figure(tensor.count)}.`;
    return { steps: [say(text)], total: again ? { ...total, meaning: 'second biases' } : total };
  }
  const formula = times(
    [
      { value: twice, meaning: 'biases each' },
      { value: tensor.count / twice, meaning: 'units of all gates' }
    ],
    'biases'
  );
  const text =
    'Each unit of each gate adds two biases: one with the inputs, one with what comes back.';
  return { steps: [say(text, formula)], total };
}
