import { REQUIRED, type Rule } from '../rule.js';
import { tensor, type Axis } from '../tensors.js';
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
  }
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
    }
  };
}

export const SCALES: readonly Rule[] = [
  PRELU,
  channelScale('LayerScale', 'gamma', 0),
  channelScale('LayerScale2d', 'gamma', 2),
  channelScale('Scale', 'scale', 0)
];
