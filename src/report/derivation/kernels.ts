import type { Tensor } from '../../counter/types.js';
import {
  axisNamed,
  factors,
  operand,
  figure,
  say,
  several,
  SPATIAL,
  times,
  type Operand,
  type Part
} from './words.js';

/** The steps for a tensor that slides over its input; `null` for any other tensor. */
export function convolutionPart(tensor: Tensor): Part | null {
  const reach = factors(tensor).filter(({ meaning }) => SPATIAL.includes(meaning));
  if (tensor.role !== 'weight' || reach.length === 0) {
    return null;
  }
  if (axisNamed(tensor, 'depth multiplier') !== null) {
    return depthwise(tensor, reach);
  }
  const between = axisNamed(tensor, 'channels between');
  return between === null ? filterBank(tensor, reach) : pointwise(tensor, between);
}

/** As the tutorial counts: inputs, then filters times their size, then one times the other. */
function filterBank(tensor: Tensor, reach: readonly Operand[]): Part | null {
  const filters = axisNamed(tensor, 'filters');
  const channels = axisNamed(tensor, 'input channels');
  if (filters === null || channels === null || tensor.shape.length !== reach.length + 2) {
    return null;
  }
  const grouped = tensor.dimensions.includes('input channels per group');
  const size = reach.map(({ value }) => figure(value)).join(' × ');
  const outputs = times([operand(filters, 'filters'), ...reach], 'outputs');
  const joined = times([operand(channels, 'input channels'), outputs], 'weights');
  return {
    steps: [
      say(
        grouped
          ? `The channels are split into groups: each filter sees only ${several(channels, 'input channel', 'input channels')}.`
          : `${several(channels, 'input channel comes', 'input channels come')} in.`
      ),
      say(
        `${several(filters, 'filter', 'filters')} of ${size}${reach.length === 1 ? ' steps' : ''}: that many outputs for each input channel.`,
        outputs
      ),
      say('Each input channel is joined to each of those outputs by a weight.', joined)
    ],
    total: { value: joined.value, meaning: 'weights' }
  };
}

function depthwise(tensor: Tensor, reach: readonly Operand[]): Part {
  const channels = axisNamed(tensor, 'input channels') ?? 1;
  const multiplier = axisNamed(tensor, 'depth multiplier') ?? 1;
  const size = reach.map(({ value }) => figure(value)).join(' × ');
  const filters = times(
    [operand(channels, 'input channels'), operand(multiplier, 'filters a channel')],
    'filters'
  );
  const weights = times([filters, ...reach], 'weights');
  return {
    steps: [
      say(
        `${several(channels, 'input channel comes', 'input channels come')} in, and none meets another.`
      ),
      say(
        multiplier === 1
          ? 'Each channel has one filter of its own.'
          : `Each channel has ${figure(multiplier)} filters of its own.`,
        filters
      ),
      say(`Each filter is ${size} and spans a single channel.`, weights)
    ],
    total: { value: weights.value, meaning: 'depthwise weights' }
  };
}

function pointwise(tensor: Tensor, between: number): Part {
  const filters = axisNamed(tensor, 'filters') ?? 1;
  const weights = times([operand(between, 'channels'), operand(filters, 'filters')], 'weights');
  return {
    steps: [
      say(
        `Then ${several(filters, 'filter', 'filters')} of a single step mix the ${several(between, 'channel', 'channels')}.`,
        weights
      )
    ],
    total: { value: weights.value, meaning: 'pointwise weights' }
  };
}
