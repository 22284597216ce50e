import { multiply } from '../arithmetic.js';
import type { Arguments } from '../arguments.js';
import { REQUIRED, type Outcome, type Rule } from '../rule.js';
import { tensor, type Axis } from '../tensors.js';
import { slide } from '../windows.js';
import { KERNEL_AND_BIAS_EXTRAS, OLD_WINDOW_SPELLINGS } from './convolution.js';
import {
  checkFits,
  imageInput,
  joinImage,
  kernelAxes,
  layoutOf,
  slidingOf,
  type KnownImage
} from './images.js';

const SPELLINGS = {
  ...OLD_WINDOW_SPELLINGS,
  depthwise_initializer: 'kernel_initializer',
  depthwise_regularizer: 'kernel_regularizer',
  depthwise_constraint: 'kernel_constraint'
};

/** Kernel k × ... × channels × multiplier: each channel has filters of its own. One bias an output channel. */
function depthwiseConvolution(type: string, rank: number): Rule {
  return {
    type,
    signature: {
      kernel_size: REQUIRED,
      strides: 1,
      padding: 'valid',
      depth_multiplier: 1,
      data_format: null,
      dilation_rate: 1,
      activation: null,
      use_bias: true,
      ...KERNEL_AND_BIAS_EXTRAS
    },
    spellings: SPELLINGS,
    count: (settings, inputs) => {
      const image = imageInput(settings, inputs, rank);
      const multiplier = settings.positive('depth_multiplier');
      const channels = multiply(image.channels, multiplier);
      const tensors = [tensor('kernel', 'weight', depthwiseAxes(settings, image, rank))];
      if (settings.flag('use_bias')) {
        tensors.push(tensor('bias', 'bias', [['output channels', channels]]));
      }
      return { tensors, outputs: outputsOf(settings, image, rank, channels) };
    }
  };
}

/** A depthwise kernel, then a 1 × 1 kernel that mixes its channels into the filters; only that has a bias. */
function separableConvolution(type: string, rank: number): Rule {
  return {
    type,
    signature: {
      filters: REQUIRED,
      kernel_size: REQUIRED,
      strides: 1,
      padding: 'valid',
      data_format: null,
      dilation_rate: 1,
      depth_multiplier: 1,
      activation: null,
      use_bias: true,
      depthwise_initializer: null,
      pointwise_initializer: null,
      bias_initializer: null,
      depthwise_regularizer: null,
      pointwise_regularizer: null,
      bias_regularizer: null,
      activity_regularizer: null,
      depthwise_constraint: null,
      pointwise_constraint: null,
      bias_constraint: null
    },
    spellings: OLD_WINDOW_SPELLINGS,
    count: (settings, inputs) => {
      const image = imageInput(settings, inputs, rank);
      const filters = settings.positive('filters');
      const between = multiply(image.channels, settings.positive('depth_multiplier'));
      const ones = kernelAxes(rank).map((meaning): Axis => [meaning, 1]);
      const tensors = [
        tensor('depthwise_kernel', 'weight', depthwiseAxes(settings, image, rank)),
        tensor('pointwise_kernel', 'weight', [
          ...ones,
          ['channels between', between],
          ['filters', filters]
        ])
      ];
      if (settings.flag('use_bias')) {
        tensors.push(tensor('bias', 'bias', [['filters', filters]]));
      }
      return { tensors, outputs: outputsOf(settings, image, rank, filters) };
    }
  };
}

function depthwiseAxes(settings: Arguments, image: KnownImage, rank: number): Axis[] {
  const meanings = kernelAxes(rank);
  return [
    ...settings.sizes('kernel_size', rank).map((size, axis): Axis => [meanings[axis], size]),
    ['input channels', image.channels],
    ['depth multiplier', settings.positive('depth_multiplier')]
  ];
}

function outputsOf(
  settings: Arguments,
  { lead, spatial }: KnownImage,
  rank: number,
  channels: number
): Outcome['outputs'] {
  const kernel = settings.sizes('kernel_size', rank);
  const sizes = checkFits(settings, slide(spatial, kernel, slidingOf(settings, rank)));
  return [joinImage({ lead, spatial: sizes, channels }, layoutOf(settings))];
}

export const DEPTHWISE_CONVOLUTIONS: readonly Rule[] = [
  depthwiseConvolution('DepthwiseConv1D', 1),
  depthwiseConvolution('DepthwiseConv2D', 2),
  separableConvolution('SeparableConv1D', 1),
  separableConvolution('SeparableConv2D', 2)
];
