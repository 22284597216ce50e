import type { Arguments } from '../arguments.js';
import { CountError } from '../errors.js';
import type { Size, Value } from '../types.js';
import { message } from '../../text/message.js';

/** How a torch convolution's window slides. */
export interface Padded {
  readonly stride: readonly number[];
  /** Zeros on either side of an axis; `same` keeps the size, with a stride of 1. */
  readonly padding: readonly number[] | 'same';
  readonly dilation: readonly number[];
}

export function paddedOf(settings: Arguments, rank: number): Padded {
  return {
    stride: settings.sizes('stride', rank),
    padding: paddingOf(settings, 'padding', rank),
    dilation: settings.sizes('dilation', rank)
  };
}

/** Zeros on either side, one number for all axes or one an axis; `valid` is none. */
export function paddingOf(settings: Arguments, name: string, rank: number): number[] | 'same' {
  const value = settings.get(name);
  if (value === 'same') {
    return 'same';
  }
  const given: readonly Value[] = Array.isArray(value)
    ? value
    : [value === 'valid' || value === null ? 0 : value];
  const sizes = given.map(size => {
    if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0) {
      throw settings.illegal(name, '%1: %2 must be whole numbers of at least 0, not %3.');
    }
    return size;
  });
  if (sizes.length !== rank && sizes.length !== 1) {
    throw settings.illegal(name, '%1: %2 must be one number or %4, not %3.', rank);
  }
  return sizes.length === 1 ? Array<number>(rank).fill(sizes[0]) : sizes;
}

/** Output sizes of a convolution or pooling: floor((i + 2p - d(k - 1) - 1) / s) + 1; rounded up with `ceil`. Source: the
 * shapes in the documentation of torch.nn.Conv2d and MaxPool2d. Throws `CountError` where the window does not fit. */
export function slideOver(
  settings: Arguments,
  spatial: readonly Size[],
  kernel: readonly number[],
  { stride, padding, dilation }: Padded,
  ceil = false
): Size[] {
  if (padding === 'same') {
    return [...spatial];
  }
  return spatial.map((size, axis) => {
    if (size === null) {
      return null;
    }
    const room = size + 2 * padding[axis] - dilation[axis] * (kernel[axis] - 1) - 1;
    if (room < 0) {
      throw new CountError(message('%1: the kernel is larger than its input.', settings.type));
    }
    const steps = room / stride[axis];
    const rounded = ceil ? Math.ceil(steps) : Math.floor(steps);
    // The last window must start inside the input or its left padding.
    const outside = ceil && rounded * stride[axis] >= size + padding[axis];
    return rounded + (outside ? 0 : 1);
  });
}

/** Output sizes of a transposed convolution: (i - 1)s - 2p + d(k - 1) + o + 1. */
export function slideApart(
  settings: Arguments,
  spatial: readonly Size[],
  kernel: readonly number[],
  { stride, padding, dilation }: Padded,
  outputPadding: readonly number[]
): Size[] {
  return spatial.map((size, axis) => {
    if (size === null) {
      return null;
    }
    const cut = padding === 'same' ? 0 : 2 * padding[axis];
    const reach = dilation[axis] * (kernel[axis] - 1) + outputPadding[axis] + 1;
    const output = (size - 1) * stride[axis] - cut + reach;
    if (output < 1) {
      throw new CountError(message('%1: the padding is larger than its output.', settings.type));
    }
    return output;
  });
}
