import { multiply, quotient } from '../arithmetic.js';
import type { Arguments } from '../arguments.js';
import { biasCost, channelsCost, kernelCost, kernelsOf } from '../prior.js';
import { REQUIRED, type Hypothesis, type Outcome, type Rule } from '../rule.js';
import { tensor, type Axis } from '../tensors.js';
import type { Config, Observation, Shape } from '../types.js';
import { slide } from '../windows.js';
import { fitSliding } from './solving/windows.js';
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
import { layoutConfig, slidingConfig } from './solving/configs.js';
import { imageViews, type ImageView } from './solving/views.js';

const MOST_MULTIPLIER = 64;
/** Channels to suppose for a first layer. */
const MOST_CHANNELS = 64;

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
    },
    propose: row => proposeDepthwise(row, rank)
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
    },
    propose: row => proposeSeparable(row, rank)
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

function* proposeDepthwise(row: Observation, rank: number): Iterable<Hypothesis> {
  for (const view of imageViews(row, rank)) {
    // Without an output the multiplier is taken to be 1, without an input too.
    const output = view.filters ?? view.channels;
    const perOutput = output === null ? null : quotient(row.count, output);
    if (output === null || perOutput === null) {
      continue;
    }
    const channels = view.channels ?? output;
    const multiplier = quotient(output, channels);
    for (const bias of [true, false]) {
      for (const kernel of multiplier === null ? [] : kernelsOf(perOutput - Number(bias), rank)) {
        const config = {
          ...(multiplier === 1 ? {} : { depth_multiplier: multiplier }),
          use_bias: bias
        };
        yield* placed(row, view, kernel, config, [view.inputWith(channels)], 0);
      }
    }
  }
}

function* proposeSeparable(row: Observation, rank: number): Iterable<Hypothesis> {
  for (const view of imageViews(row, rank)) {
    const { filters } = view;
    if (filters === null) {
      continue;
    }
    for (const channels of channelsOf(view)) {
      const supposed = view.channels === null ? channelsCost(channels, rank) : 0;
      const inputs = [view.inputWith(channels)];
      for (const bias of [true, false]) {
        const weights = row.count - Number(bias) * filters;
        for (let multiplier = 1; multiplier <= MOST_MULTIPLIER; multiplier++) {
          const volume = (quotient(weights, channels * multiplier) ?? 0) - filters;
          const config = { filters, depth_multiplier: multiplier, use_bias: bias };
          for (const kernel of kernelsOf(volume, rank)) {
            yield* placed(row, view, kernel, config, inputs, supposed + multiplier - 1);
          }
        }
      }
    }
  }
}

function channelsOf(view: ImageView): readonly number[] {
  return view.channels === null
    ? Array.from({ length: MOST_CHANNELS }, (_, index) => index + 1)
    : [view.channels];
}

function* placed(
  row: Observation,
  view: ImageView,
  kernel: readonly number[],
  config: Config,
  inputs: readonly Shape[],
  cost: number
): Iterable<Hypothesis> {
  const fit = fitSliding(view.inputSpatial, view.outputSpatial, kernel);
  if (fit) {
    yield {
      config: {
        ...config,
        kernel_size: kernel,
        ...slidingConfig(fit),
        ...layoutConfig(view.layout)
      },
      inputs,
      cost:
        cost + fit.cost + view.cost + kernelCost(kernel) + biasCost(row, config.use_bias === true)
    };
  }
}

export const DEPTHWISE_CONVOLUTIONS: readonly Rule[] = [
  depthwiseConvolution('DepthwiseConv1D', 1),
  depthwiseConvolution('DepthwiseConv2D', 2),
  separableConvolution('SeparableConv1D', 1),
  separableConvolution('SeparableConv2D', 2)
];
