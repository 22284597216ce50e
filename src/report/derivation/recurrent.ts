import type { Tensor } from '../../counter/types.js';
import { several, message, type Message } from '../../text/message.js';
import { gatedAxis, ownName, type GatedAxis } from './gates.js';
import { axisNamed, say, times, type Operand, type Part } from './words.js';

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

/** How many gates there are, and which. */
function sharing(gates: number, isFilters: boolean): Message {
  switch (gates) {
    case 3:
      return isFilters
        ? message(
            '3 gates share the work (update, reset and candidate), each with all the filters.'
          )
        : message('3 gates share the work (update, reset and candidate), each with all the units.');
    case 4:
      return isFilters
        ? message(
            '4 gates share the work (input, forget, candidate and output), each with all the filters.'
          )
        : message(
            '4 gates share the work (input, forget, candidate and output), each with all the units.'
          );
    default:
      return isFilters
        ? message('%1 gates share the work, each with all the filters.', gates)
        : message('%1 gates share the work, each with all the units.', gates);
  }
}

/** What comes in and how it is shared out; flax keeps the weights for the inputs apart from the cell. */
function opening(tensors: readonly Tensor[]): Part['steps'] {
  const kernel = tensors.find(tensor => axisNamed(tensor, 'input') !== null) ?? null;
  const gated = gatedAxis(tensors[0]);
  const inputs = (kernel && axisNamed(kernel, 'input')) ?? 0;
  const channels = gated?.of === 'filters';
  const [, layer, reverse] = /_l(\d+)(_reverse)?$/.exec(ownName(tensors[0])) ?? [];
  const first = [
    ...(reverse ? [say(message('Another layer of the same size reads backwards.'))] : []),
    ...(layer && layer !== '0' && !reverse
      ? [
          say(
            message('Layer %1 of the stack reads what the one below gives out.', Number(layer) + 1)
          )
        ]
      : []),
    say(
      kernel
        ? comesIn(inputs, channels)
        : message('At every time step, what the layer gave out before comes back.')
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
  return [
    ...first,
    say(sharing(gated.gates, channels), columns),
    ...(kernel && gated.of === 'units'
      ? [
          say(
            message(
              'One unit of one gate has a weight for each of %1 and for each of %2 before.',
              several(inputs, '%1 input', '%1 inputs'),
              several(gated.units, '%1 unit', '%1 units')
            )
          )
        ]
      : [])
  ];
}

function comesIn(inputs: number, isChannels: boolean): Message {
  return isChannels
    ? several(
        inputs,
        'At every time step %1 input channel comes in, and what the layer gave out before comes back.',
        'At every time step %1 input channels come in, and what the layer gave out before comes back.'
      )
    : several(
        inputs,
        'At every time step %1 input comes in, and what the layer gave out before comes back.',
        'At every time step %1 inputs come in, and what the layer gave out before comes back.'
      );
}

/** The weights of all gates for what comes in, or for what comes back. */
export function products(tensor: Tensor, recurrent: boolean): Part {
  const gated = gatedAxis(tensor);
  const operands = tensor.shape.map((value, axis): Operand => {
    const meaning = axis === gated?.axis ? `${gated.of} of all gates` : tensor.dimensions[axis];
    return { value, meaning };
  });
  const weights = times(operands, 'weights');
  return {
    steps: [say(gated ? toGates(recurrent) : toUnits(recurrent), weights)],
    total: { value: weights.value, meaning: recurrent ? 'recurrent weights' : 'input weights' }
  };
}

function toGates(recurrent: boolean): Message {
  return recurrent
    ? message('What comes back has a weight for each of them too.')
    : message('Each input has a weight for each of them.');
}

function toUnits(recurrent: boolean): Message {
  return recurrent
    ? message('What comes back has a weight for each unit too.')
    : message('Each input has a weight for each unit.');
}

/** The biases of all gates. */
export function biases(tensor: Tensor): Part {
  const gated = gatedAxis(tensor);
  const again = /^bias_hh/.test(ownName(tensor));
  const twice = tensor.shape.length > 1 ? tensor.shape[0] : (gated?.each ?? 1);
  const total: Operand = { value: tensor.count, meaning: 'biases' };
  if (twice === 1) {
    const text = again ? secondBias(tensor.count, gated) : oneBias(tensor.count, gated);
    return { steps: [say(text)], total: again ? { ...total, meaning: 'second biases' } : total };
  }
  const formula = times(
    [
      { value: twice, meaning: 'biases each' },
      { value: tensor.count / twice, meaning: 'units of all gates' }
    ],
    'biases'
  );
  const text = message(
    'Each unit of each gate adds two biases: one with the inputs, one with what comes back.'
  );
  return { steps: [say(text, formula)], total };
}

function oneBias(count: number, gated: GatedAxis | null): Message {
  if (!gated) return message('Each unit adds one bias: %1.', count);
  return gated.of === 'filters'
    ? message('Each filter of each gate adds one bias: %1.', count)
    : message('Each unit of each gate adds one bias: %1.', count);
}

function secondBias(count: number, gated: GatedAxis | null): Message {
  if (!gated) return message('Each unit adds a second bias, with what comes back: %1.', count);
  return gated.of === 'filters'
    ? message('Each filter of each gate adds a second bias, with what comes back: %1.', count)
    : message('Each unit of each gate adds a second bias, with what comes back: %1.', count);
}
