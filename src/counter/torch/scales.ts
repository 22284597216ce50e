import { REQUIRED, type Hypothesis, type Rule } from '../rule.js';
import { tensor, type Axis } from '../tensors.js';
import type { Observation, Shape } from '../types.js';
import { checkSize, FACTORY } from './images.js';

/** A slope for what is below zero: one for all channels unless `num_parameters` says one each. */
const PRELU: Rule = {
  type: 'PReLU',
  signature: { num_parameters: 1, init: 0.25, ...FACTORY },
  count: (settings, [input]) => {
    const slopes = settings.positive('num_parameters');
    if (input && slopes > 1) {
      checkSize(settings, input[1] ?? null, slopes, 'channels');
    }
    return {
      tensors: [tensor('weight', 'weight', [['channels', slopes]])],
      outputs: input ? [input] : null
    };
  },
  propose: row => proposeSize(row, 'num_parameters', 1)
};

/** A factor a channel after a residual branch, as timm and torchvision have it; the name of the tensor and the axes of
 * size 1 behind the channels depend on the class. */
function channelScale(type: string, name: string, after: number): Rule {
  return {
    type,
    signature: { dim: REQUIRED, init_values: null, inplace: false },
    spellings: { dims: 'dim' },
    count: (settings, inputs) => {
      const ones = Array<Axis>(after).fill(['one', 1]);
      return {
        tensors: [tensor(name, 'scale', [['channels', settings.positive('dim')], ...ones])],
        outputs: inputs[0] ? [inputs[0]] : null
      };
    },
    propose: row => proposeSize(row, 'dim', null)
  };
}

/** One number a channel: the count must be the size of an axis, or `other`. */
function* proposeSize(
  row: Observation,
  argument: string,
  other: number | null
): Iterable<Hypothesis> {
  const shape: Shape | null = row.inputs[0] ?? row.outputs[0] ?? null;
  const sizes = shape?.slice(1) ?? [];
  if (
    row.count === other ||
    sizes.length === 0 ||
    sizes.includes(null) ||
    sizes.includes(row.count)
  ) {
    yield {
      config: { [argument]: row.count },
      ...(shape ? { inputs: [shape] } : {}),
      cost: 0
    };
  }
}

export const SCALES: readonly Rule[] = [
  PRELU,
  channelScale('LayerScale', 'gamma', 0),
  channelScale('LayerScale2d', 'gamma', 2),
  channelScale('Scale', 'scale', 0)
];
