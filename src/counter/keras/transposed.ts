import { quotient } from '../arithmetic.js';
import type { Arguments } from '../arguments.js';
import { biasCost, channelsCost, kernelCost, kernelsOf, usualKernels } from '../prior.js';
import { REQUIRED, type Hypothesis, type Outcome, type Rule } from '../rule.js';
import { tensor, type Axis } from '../tensors.js';
import type { Observation, Shape } from '../types.js';
import { slideBack } from '../windows.js';
import { fitSlidingBack } from './solving/windows.js';
import { KERNEL_AND_BIAS_EXTRAS, OLD_WINDOW_SPELLINGS } from './convolution.js';
import { checkFits, imageInput, joinImage, kernelAxes, layoutOf, slidingOf } from './images.js';
import { layoutConfig, slidingConfig } from './solving/configs.js';
import { imageViews, type ImageView } from './solving/views.js';

/** Kernel k × ... × filters × channels, the reverse of a convolution's order, and one bias a filter. */
function transposedConvolution(type: string, rank: number): Rule {
  return {
    type,
    signature: {
      filters: REQUIRED,
      kernel_size: REQUIRED,
      strides: 1,
      padding: 'valid',
      output_padding: null,
      data_format: null,
      dilation_rate: 1,
      activation: null,
      use_bias: true,
      ...KERNEL_AND_BIAS_EXTRAS
    },
    spellings: OLD_WINDOW_SPELLINGS,
    count: (settings, inputs) => countTransposed(settings, inputs, rank),
    propose: row => proposeTransposed(row, rank)
  };
}

function countTransposed(settings: Arguments, inputs: readonly Shape[], rank: number): Outcome {
  const image = imageInput(settings, inputs, rank);
  const filters = settings.positive('filters');
  const kernel = settings.sizes('kernel_size', rank);
  const meanings = kernelAxes(rank);
  const weights = tensor('kernel', 'weight', [
    ...kernel.map((size, axis): Axis => [meanings[axis], size]),
    ['filters', filters],
    ['input channels', image.channels]
  ]);
  const bias = settings.flag('use_bias') ? [tensor('bias', 'bias', [['filters', filters]])] : [];
  const outputPadding = outputPaddingOf(settings, rank);
  const sliding = slidingOf(settings, rank);
  const spatial = checkFits(settings, slideBack(image.spatial, kernel, sliding, outputPadding));
  const output = joinImage({ lead: image.lead, spatial, channels: filters }, layoutOf(settings));
  return { tensors: [weights, ...bias], outputs: [output] };
}

/** One number for all axes or one an axis; unlike every other size it may be 0. */
function outputPaddingOf(settings: Arguments, rank: number): readonly number[] | null {
  const value = settings.get('output_padding');
  if (value === null) {
    return null;
  }
  const given: readonly unknown[] = Array.isArray(value) ? value : Array<unknown>(rank).fill(value);
  const legal = (size: unknown): size is number => Number.isSafeInteger(size) && Number(size) >= 0;
  if (given.length !== rank || !given.every(legal)) {
    throw settings.illegal(
      'output_padding',
      '%1: %2 must be one whole number or %4, not %3.',
      rank
    );
  }
  return given;
}

function* proposeTransposed(row: Observation, rank: number): Iterable<Hypothesis> {
  for (const view of imageViews(row, rank)) {
    const perFilter = view.filters === null ? null : quotient(row.count, view.filters);
    if (view.filters === null || perFilter === null) {
      continue;
    }
    for (const bias of [true, false]) {
      yield* kernels(row, rank, view, view.filters, perFilter, bias);
    }
  }
}

function* kernels(
  row: Observation,
  rank: number,
  view: ImageView,
  filters: number,
  perFilter: number,
  bias: boolean
): Iterable<Hypothesis> {
  const weights = perFilter - Number(bias);
  const known = view.channels === null ? null : quotient(weights, view.channels);
  const candidates =
    view.channels === null ? usualKernels(rank) : known === null ? [] : kernelsOf(known, rank);
  for (const kernel of candidates) {
    const volume = kernel.reduce((product, size) => product * size, 1);
    const channels = view.channels ?? quotient(weights, volume);
    const fit = fitSlidingBack(view.inputSpatial, view.outputSpatial, kernel);
    if (channels === null || !fit) {
      continue;
    }
    yield {
      config: {
        filters,
        kernel_size: kernel,
        use_bias: bias,
        ...slidingConfig(fit),
        ...layoutConfig(view.layout)
      },
      inputs: [view.inputWith(channels)],
      cost:
        fit.cost +
        view.cost +
        evenKernelCost(kernel) +
        biasCost(row, bias) +
        (view.channels === null ? channelsCost(channels, rank) : 0)
    };
  }
}

/** Kernels of 2 and 4 are as usual here as odd ones: they divide evenly by a stride of 2. */
function evenKernelCost(kernel: readonly number[]): number {
  const plain = kernelCost(kernel);
  return kernel.every(size => size === 2 || size === 4) ? 0 : plain;
}

export const TRANSPOSED_CONVOLUTIONS: readonly Rule[] = [
  transposedConvolution('Conv1DTranspose', 1),
  transposedConvolution('Conv2DTranspose', 2),
  transposedConvolution('Conv3DTranspose', 3)
];
