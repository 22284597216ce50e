import { multiply, product } from '../arithmetic.js';
import type { Arguments } from '../arguments.js';
import { REQUIRED, type Outcome, type Rule } from '../rule.js';
import { tensor, type Axis } from '../tensors.js';
import type { Shape } from '../types.js';
import { slide } from '../windows.js';
import { KERNEL_AND_BIAS_EXTRAS, OLD_WINDOW_SPELLINGS } from './convolution.js';
import { checkFits, imageInput, joinImage, slidingOf } from './images.js';
import { CountError } from '../errors.js';
import { message } from '../../text/message.js';

const POSITIONS = ['output height', 'output width'];

/** A convolution whose filters are not shared: positions × (volume × channels) × filters, and a bias a position and
 * filter. Keras 2's first implementation, without padding, channels last. */
function locallyConnected(type: string, rank: number): Rule {
  return {
    type,
    signature: {
      filters: REQUIRED,
      kernel_size: REQUIRED,
      strides: 1,
      padding: 'valid',
      data_format: null,
      activation: null,
      use_bias: true,
      ...KERNEL_AND_BIAS_EXTRAS,
      implementation: 1,
      dilation_rate: 1
    },
    spellings: OLD_WINDOW_SPELLINGS,
    count: (settings, inputs) => countLocal(settings, inputs, rank)
  };
}

function countLocal(settings: Arguments, inputs: readonly Shape[], rank: number): Outcome {
  const { lead, spatial, channels } = imageInput(settings, inputs, rank);
  const filters = settings.positive('filters');
  const kernel = settings.sizes('kernel_size', rank);
  const output = checkFits(settings, slide(spatial, kernel, slidingOf(settings, rank)));
  if (!output.every((size): size is number => size !== null)) {
    throw new CountError(message('%1 needs the sizes of its input.', settings.type));
  }
  const positions = output.map((size, axis): Axis => [
    rank === 1 ? 'output length' : POSITIONS[axis],
    size
  ]);
  const volume = multiply(product(kernel), channels);
  const tensors = [
    tensor('kernel', 'weight', [
      ['output positions', product(output)],
      ['kernel volume × input channels', volume],
      ['filters', filters]
    ])
  ];
  if (settings.flag('use_bias')) {
    tensors.push(tensor('bias', 'bias', [...positions, ['filters', filters]]));
  }
  return {
    tensors,
    outputs: [joinImage({ lead, spatial: output, channels: filters }, 'channels_last')]
  };
}

export const LOCALLY_CONNECTED: readonly Rule[] = [
  locallyConnected('LocallyConnected1D', 1),
  locallyConnected('LocallyConnected2D', 2)
];
