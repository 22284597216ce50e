import type { Tensor } from '../../counter/types.js';
import { several, figure, message } from '../../text/message.js';
import {
  axisNamed,
  factors,
  operand,
  say,
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

/** As the tutorial counts: what comes in, one filter, the outputs of all of them, then every input channel. */
function filterBank(tensor: Tensor, reach: readonly Operand[]): Part | null {
  const filters = axisNamed(tensor, 'filters');
  const channels = axisNamed(tensor, 'input channels');
  // Which filters a channel meets cannot be told from filters of a group.
  const apart = tensor.dimensions.includes('filters per group');
  if (filters === null || channels === null || tensor.shape.length !== reach.length + 2 || apart) {
    return null;
  }
  const grouped = tensor.dimensions.includes('input channels per group');
  const size = reach.map(({ value }) => figure(value)).join(' × ');
  const one = times(reach, 'weights for each input channel');
  const outputs = times(
    [operand(filters, filters === 1 ? 'filter' : 'filters'), ...reach],
    'outputs'
  );
  const all = times(
    [operand(channels, 'input channels'), operand(outputs.value, 'outputs')],
    'weights'
  );
  return {
    steps: [
      say(
        grouped
          ? several(
              channels,
              'The channels are split into groups: each filter sees only %1 input channel.',
              'The channels are split into groups: each filter sees only %1 input channels.'
            )
          : several(channels, '%1 input channel comes in.', '%1 input channels come in.')
      ),
      say(
        reach.length === 1
          ? message('One filter is %1 steps long, for each input channel.', size)
          : message('One filter is %1, for each input channel.', size),
        reach.length === 1 ? null : one
      ),
      say(
        several(
          filters,
          'There is one filter, which slides over the whole input, so its size does not matter.',
          'There are %1 filters. They slide over the whole input, so its size does not matter.'
        ),
        outputs
      ),
      say(
        several(
          channels,
          'The one input channel is joined to each of these outputs by a weight.',
          'Each of the %1 input channels is joined to each of these outputs by a weight.'
        ),
        all
      )
    ],
    total: { value: all.value, meaning: 'weights' }
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
        several(
          channels,
          '%1 input channel comes in, and none meets another: that is what saves weights.',
          '%1 input channels come in, and none meets another: that is what saves weights.'
        )
      ),
      say(
        several(
          multiplier,
          'Each channel has one filter of its own.',
          'Each channel has %1 filters of its own.'
        ),
        filters
      ),
      say(message('Each filter is %1 and spans a single channel.', size), weights)
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
        message(
          'Then %1 of a single step mix the %2.',
          several(filters, '%1 filter', '%1 filters'),
          several(between, '%1 channel', '%1 channels')
        ),
        weights
      )
    ],
    total: { value: weights.value, meaning: 'pointwise weights' }
  };
}
