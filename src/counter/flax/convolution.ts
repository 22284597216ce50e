import { ceilDivide, product } from '../arithmetic.js';
import { inputOf, sizeOf, type Arguments } from '../arguments.js';
import { CountError } from '../errors.js';
import { REQUIRED, type Rule, type Signature } from '../rule.js';
import { tensor, type Axis } from '../tensors.js';
import type { Shape, Size, Tensor } from '../types.js';
import { message } from '../../text/message.js';
import { sizesOf } from './dense.js';
import { INITIALIZERS, LINEN, NNX, TYPES } from './order.js';

const EXTRAS: Signature = {
  mask: null,
  ...TYPES,
  precision: null,
  ...INITIALIZERS,
  promote_dtype: null,
  conv_general_dilated: null,
  conv_general_dilated_cls: null,
  ...LINEN
};

const WINDOW: Signature = {
  kernel_size: REQUIRED,
  strides: 1,
  padding: 'SAME',
  input_dilation: 1,
  kernel_dilation: 1,
  feature_group_count: 1,
  use_bias: true
};

const WINDOW_APART: Signature = {
  kernel_size: REQUIRED,
  strides: 1,
  padding: 'SAME',
  kernel_dilation: 1,
  use_bias: true
};

const MEANINGS = [
  ['kernel length'],
  ['kernel height', 'kernel width'],
  ['kernel depth', 'kernel height', 'kernel width']
];

function kernelAxes(kernel: readonly number[]): Axis[] {
  const meanings = MEANINGS[kernel.length - 1] ?? kernel.map((_, axis) => `kernel axis ${axis}`);
  return kernel.map((size, axis): Axis => [meanings[axis], size]);
}

function withBias(settings: Arguments, kernel: Tensor, bias: readonly Axis[]): Tensor[] {
  return [...(settings.flag('use_bias') ? [tensor('bias', 'bias', bias)] : []), kernel];
}

/** kernel k × ... × channels / groups × features. linen takes the channels from its input, nnx from `in_features`. */
function convolution(linen: boolean): Rule {
  return {
    type: 'Conv',
    signature: linen
      ? { features: REQUIRED, ...WINDOW, ...EXTRAS }
      : { in_features: REQUIRED, out_features: REQUIRED, ...WINDOW, mask: null, ...NNX },
    count: (settings, inputs) => {
      const kernel = sizesOf(settings, 'kernel_size');
      const channels = channelsOf(settings, inputs, linen);
      const filters = settings.positive(linen ? 'features' : 'out_features');
      const groups = settings.positive('feature_group_count');
      if (channels % groups !== 0 || filters % groups !== 0) {
        throw settings.illegal(
          'feature_group_count',
          '%1: %2 must divide %4 and %5, not %3.',
          channels,
          filters
        );
      }
      const meaning = groups === 1 ? 'input channels' : 'input channels per group';
      const weight = tensor('kernel', 'weight', [
        ...kernelAxes(kernel),
        [meaning, channels / groups],
        ['filters', filters]
      ]);
      const spatial = slid(settings, inputs, kernel);
      const [input] = inputs;
      return {
        tensors: withBias(settings, weight, [['filters', filters]]),
        outputs:
          spatial && input ? [[...input.slice(0, -1 - kernel.length), ...spatial, filters]] : null
      };
    }
  };
}

function channelsOf(settings: Arguments, inputs: readonly Shape[], linen: boolean): number {
  return linen
    ? sizeOf(settings, inputOf(settings, inputs, 2), -1, 'channels')
    : settings.positive('in_features');
}

/** The output's spatial sizes; `null` for a padding that is given as numbers or wraps around. */
function slid(
  settings: Arguments,
  inputs: readonly Shape[],
  kernel: readonly number[]
): Size[] | null {
  const [input] = inputs;
  const padding = settings.get('padding');
  if (!input || input.length < kernel.length + 1 || (padding !== 'SAME' && padding !== 'VALID')) {
    return null;
  }
  const strides = settings.get('strides') === null ? [] : settings.sizes('strides', kernel.length);
  return input.slice(-1 - kernel.length, -1).map((size, axis) => {
    const stride = strides[axis] ?? 1;
    if (size === null) {
      return null;
    }
    return padding === 'SAME'
      ? ceilDivide(size, stride)
      : Math.max(Math.floor((size - kernel[axis]) / stride) + 1, 0);
  });
}

function transposed(linen: boolean): Rule {
  return {
    type: 'ConvTranspose',
    signature: linen
      ? { features: REQUIRED, ...WINDOW_APART, ...EXTRAS, transpose_kernel: false }
      : {
          in_features: REQUIRED,
          out_features: REQUIRED,
          ...WINDOW_APART,
          mask: null,
          ...NNX,
          transpose_kernel: false
        },
    count: (settings, inputs) => {
      const channels: Axis = ['input channels', channelsOf(settings, inputs, linen)];
      const filters: Axis = ['filters', settings.positive(linen ? 'features' : 'out_features')];
      const pair = settings.flag('transpose_kernel') ? [filters, channels] : [channels, filters];
      const weight = tensor('kernel', 'weight', [
        ...kernelAxes(sizesOf(settings, 'kernel_size')),
        ...pair
      ]);
      return { tensors: withBias(settings, weight, [filters]), outputs: null };
    }
  };
}

/** Another kernel at every position. */
const LOCAL: Rule = {
  type: 'ConvLocal',
  signature: { features: REQUIRED, ...WINDOW, ...EXTRAS },
  count: (settings, inputs) => {
    const kernel = sizesOf(settings, 'kernel_size');
    const input = inputOf(settings, inputs, kernel.length + 1);
    const channels = sizeOf(settings, input, -1, 'channels');
    const filters: Axis = ['filters', settings.positive('features')];
    const spatial = slid(settings, inputs, kernel);
    if (!spatial || spatial.some(size => size === null || size < 1)) {
      throw new CountError(
        message('%1 needs an input of known size, larger than its kernel.', settings.type)
      );
    }
    const positions = spatial.map((size, axis): Axis => [
      `output axis ${axis + 1}`,
      size as number
    ]);
    const weight = tensor('kernel', 'weight', [
      ...positions,
      ['inputs of the window', product([...kernel, channels])],
      filters
    ]);
    return {
      tensors: withBias(settings, weight, [...positions, filters]),
      outputs: [[...input.slice(0, -1 - kernel.length), ...spatial, filters[1]]]
    };
  },
  unsolvable: true
};

export const LINEN_CONVOLUTIONS: readonly Rule[] = [convolution(true), transposed(true), LOCAL];
export const NNX_CONVOLUTIONS: readonly Rule[] = [convolution(false), transposed(false)];
