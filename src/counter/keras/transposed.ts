import type { Arguments } from '../arguments.js';
import { REQUIRED, type Outcome, type Rule } from '../rule.js';
import { tensor, type Axis } from '../tensors.js';
import type { Shape } from '../types.js';
import { slideBack } from '../windows.js';
import { KERNEL_AND_BIAS_EXTRAS, OLD_WINDOW_SPELLINGS } from './convolution.js';
import { checkFits, imageInput, joinImage, kernelAxes, layoutOf, slidingOf } from './images.js';

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
    count: (settings, inputs) => countTransposed(settings, inputs, rank)
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

export const TRANSPOSED_CONVOLUTIONS: readonly Rule[] = [
  transposedConvolution('Conv1DTranspose', 1),
  transposedConvolution('Conv2DTranspose', 2),
  transposedConvolution('Conv3DTranspose', 3)
];
