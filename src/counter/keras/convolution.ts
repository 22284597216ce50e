import type { Arguments } from '../arguments.js';
import { REQUIRED, type Outcome, type Rule, type Signature } from '../rule.js';
import { tensor, type Axis } from '../tensors.js';
import type { Shape, Tensor } from '../types.js';
import { slide } from '../windows.js';
import { checkFits, imageInput, joinImage, kernelAxes, layoutOf, slidingOf } from './images.js';

/** Arguments that every layer with a kernel and a bias ends with. */
export const KERNEL_AND_BIAS_EXTRAS: Signature = {
  kernel_initializer: null,
  bias_initializer: null,
  kernel_regularizer: null,
  bias_regularizer: null,
  activity_regularizer: null,
  kernel_constraint: null,
  bias_constraint: null
};

/** Keras 1 named these after the first paper's words. */
export const OLD_WINDOW_SPELLINGS: { readonly [old: string]: string } = {
  nb_filter: 'filters',
  filter_length: 'kernel_size',
  border_mode: 'padding',
  subsample: 'strides',
  subsample_length: 'strides',
  atrous_rate: 'dilation_rate',
  dim_ordering: 'data_format',
  bias: 'use_bias'
};

/** Kernel k × ... × channels / groups × filters, and one bias a filter.
 *
 * Source: the weights of Keras 3.15's `BaseConv`; `lora_rank` freezes the kernel and adds two factors. */
function convolution(type: string, rank: number): Rule {
  return {
    type,
    signature: {
      filters: REQUIRED,
      kernel_size: REQUIRED,
      strides: 1,
      padding: 'valid',
      data_format: null,
      dilation_rate: 1,
      groups: 1,
      activation: null,
      use_bias: true,
      ...KERNEL_AND_BIAS_EXTRAS,
      lora_rank: null,
      lora_alpha: null
    },
    spellings: OLD_WINDOW_SPELLINGS,
    count: (settings, inputs) => countConvolution(settings, inputs, rank)
  };
}

function countConvolution(settings: Arguments, inputs: readonly Shape[], rank: number): Outcome {
  const image = imageInput(settings, inputs, rank);
  const filters = settings.positive('filters');
  const kernel = settings.sizes('kernel_size', rank);
  const groups = settings.positive('groups');
  const loraRank = settings.positiveOrNull('lora_rank');
  if (image.channels % groups !== 0 || filters % groups !== 0) {
    throw settings.illegal(
      'groups',
      '%1: %2 must divide the %4 input channels and the %5 filters, not %3.',
      image.channels,
      filters
    );
  }
  const meanings = kernelAxes(rank);
  const reach: Axis[] = [
    ...kernel.map((size, axis): Axis => [meanings[axis], size]),
    [groups === 1 ? 'input channels' : 'input channels per group', image.channels / groups]
  ];
  const tensors: Tensor[] = [
    tensor('kernel', 'weight', [...reach, ['filters', filters]], loraRank === null)
  ];
  if (settings.flag('use_bias')) {
    tensors.push(tensor('bias', 'bias', [['filters', filters]]));
  }
  if (loraRank !== null) {
    tensors.push(
      tensor('lora_kernel_a', 'weight', [...reach, ['adapter rank', loraRank]]),
      tensor('lora_kernel_b', 'weight', [
        ['adapter rank', loraRank],
        ['filters', filters]
      ])
    );
  }
  const spatial = checkFits(settings, slide(image.spatial, kernel, slidingOf(settings, rank)));
  const output = joinImage({ lead: image.lead, spatial, channels: filters }, layoutOf(settings));
  return { tensors, outputs: [output] };
}

export const CONVOLUTIONS: readonly Rule[] = [
  convolution('Conv1D', 1),
  convolution('Conv2D', 2),
  convolution('Conv3D', 3)
];
