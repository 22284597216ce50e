import { ceilDivide } from './arithmetic.js';
import type { Size } from './types.js';

/** How a window slides: `same` and `causal` pad so that only the stride shrinks the output, `valid` does not pad. */
export interface Sliding {
  readonly padding: string;
  readonly strides: readonly number[];
  readonly dilations: readonly number[];
}

/** Output sizes of a convolution or pooling, one an axis; `null` where the input's is open. 0 or less means that the
 * window does not fit. `same`: ceil(i / s); `valid`: floor((i - d(k - 1) - 1) / s) + 1. */
export function slide(
  spatial: readonly Size[],
  kernel: readonly number[],
  { padding, strides, dilations }: Sliding
): Size[] {
  return spatial.map((size, axis) => {
    if (size === null) {
      return null;
    }
    if (padding !== 'valid') {
      return ceilDivide(size, strides[axis]);
    }
    const reach = dilations[axis] * (kernel[axis] - 1) + 1;
    return Math.floor((size - reach) / strides[axis]) + 1;
  });
}

/** Output sizes of a transposed convolution. `same`: i × s; `valid`: i × s + max(d(k - 1) + 1 - s, 0); with an output
 * padding p: (i - 1) × s + d(k - 1) + 1 + p, less the padding of `same`. */
export function slideBack(
  spatial: readonly Size[],
  kernel: readonly number[],
  { padding, strides, dilations }: Sliding,
  outputPadding: readonly number[] | null
): Size[] {
  return spatial.map((size, axis) => {
    if (size === null) {
      return null;
    }
    const stride = strides[axis];
    const reach = dilations[axis] * (kernel[axis] - 1) + 1;
    if (outputPadding === null) {
      return padding === 'valid' ? size * stride + Math.max(reach - stride, 0) : size * stride;
    }
    const cut = padding === 'valid' ? 0 : 2 * Math.floor(reach / 2);
    return (size - 1) * stride + reach - cut + outputPadding[axis];
  });
}
