import { REQUIRED, type Rule, type Signature } from '../rule.js';
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

/** The global response normalisation of ConvNeXt V2: a scale and a shift a channel, over channels that stand last unless
 * `channels_last` says otherwise; it keeps its input's shape. Source: `GlobalResponseNorm` of timm 1.0.31, and
 * `ConvNextV2GRN` of transformers 5.24, whose tensors have axes of size 1 before the channels. */
function responseNormalization(type: string, before: number, rest: Signature): Rule {
  return {
    type,
    signature: { dim: REQUIRED, ...rest },
    count: (settings, [input]) => {
      const channels = settings.positive('dim');
      const axes: Axis[] = [...Array<Axis>(before).fill(['one', 1]), ['channels', channels]];
      if (input) {
        const isLast = !('channels_last' in rest) || settings.flag('channels_last');
        checkSize(settings, (isLast ? input.at(-1) : input[1]) ?? null, channels, 'channels');
      }
      return {
        tensors: [tensor('weight', 'scale', axes), tensor('bias', 'bias', axes)],
        outputs: input ? [input] : null
      };
    }
  };
}

export const SCALES: readonly Rule[] = [
  PRELU,
  channelScale('LayerScale', 'gamma', 0),
  channelScale('LayerScale2d', 'gamma', 2),
  channelScale('Scale', 'scale', 0),
  responseNormalization('GlobalResponseNorm', 0, { eps: 1e-6, channels_last: true, ...FACTORY }),
  responseNormalization('ConvNextV2GRN', 3, {})
];
