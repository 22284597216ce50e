import { ceilDivide } from '../../arithmetic.js';
import type { Size } from '../../types.js';
import type { Sliding } from '../../windows.js';

/** A way of sliding that turns the input's sizes into the output's, and how far it is from convention. */
export interface Fit extends Sliding {
  readonly cost: number;
}

interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The most conventional padding, strides and dilation for which `slide` gives the observed sizes, or `null` if there
 * are none. Takes a few steps an axis: the strides of each padding are an interval that follows from the sizes. */
export function fitSliding(
  spatial: readonly Size[],
  output: readonly Size[],
  kernel: readonly number[]
): Fit | null {
  const ones = kernel.map(() => 1);
  const same = strided(
    kernel,
    spatial.map((size, axis) => sameStrides(size, output[axis]))
  );
  const valid = strided(
    kernel,
    spatial.map((size, axis) => validStrides(size, output[axis], kernel[axis]))
  );
  const fits: Fit[] = [];
  if (same) {
    fits.push({ padding: 'same', dilations: ones, ...same });
  }
  if (valid) {
    fits.push({ padding: 'valid', dilations: ones, ...valid });
  }
  const dilation = dilationOf(spatial, output, kernel);
  if (dilation !== null) {
    const dilations = kernel.map(() => dilation);
    const cost = Math.min(0.3 + 0.05 * (dilation - 2), 1);
    fits.push({ padding: 'valid', strides: ones, dilations, cost });
  }
  return fits.sort((a, b) => a.cost - b.cost)[0] ?? null;
}

/** As `fitSliding`, for `slideBack` without an output padding. */
export function fitSlidingBack(
  spatial: readonly Size[],
  output: readonly Size[],
  kernel: readonly number[]
): Fit | null {
  const dilations = kernel.map(() => 1);
  for (const padding of ['same', 'valid']) {
    const strides = kernel.map((size, axis) => {
      const before = spatial[axis];
      const after = output[axis];
      if (before === null || after === null) {
        return 1;
      }
      if (before < 1 || after < 1) {
        return null;
      }
      return padding === 'same'
        ? sameStrideBack(before, after)
        : validStrideBack(before, after, size);
    });
    if (strides.every((stride): stride is number => stride !== null)) {
      const uneven = new Set(strides).size > 1 ? 1 : 0;
      return { padding, strides, dilations, cost: uneven };
    }
  }
  return null;
}

const ANY: Interval = { low: 1, high: Number.MAX_SAFE_INTEGER };

function sameStrides(input: Size, output: Size): Interval {
  if (input === null || output === null) {
    return ANY;
  }
  const high = output > 1 ? Math.ceil(input / (output - 1)) - 1 : Number.MAX_SAFE_INTEGER;
  return { low: ceilDivide(input, Math.max(output, 1)), high };
}

function validStrides(input: Size, output: Size, kernel: number): Interval {
  if (input === null || output === null) {
    return ANY;
  }
  const room = input - kernel;
  const high = output > 1 ? Math.floor(room / (output - 1)) : Number.MAX_SAFE_INTEGER;
  return room < 0 ? { low: 1, high: 0 } : { low: Math.floor(room / Math.max(output, 1)) + 1, high };
}

function strided(
  kernel: readonly number[],
  intervals: readonly Interval[]
): { readonly strides: readonly number[]; readonly cost: number } | null {
  if (intervals.some(({ low, high }) => low > high)) {
    return null;
  }
  const common = Math.max(1, ...intervals.map(({ low }) => low));
  const even = intervals.every(({ high }) => common <= high);
  const strides = intervals.map(({ low }) => (even ? common : Math.max(1, low)));
  const skips = strides.some((stride, axis) => stride > kernel[axis]);
  const largest = Math.max(...strides);
  return {
    strides,
    cost: Math.min(0.1 * (largest - 1), 1) + (skips ? 0.5 : 0) + (even ? 0 : 1)
  };
}

/** The dilation that takes all of every axis' shrinking on itself; `null` if there is none above 1. */
function dilationOf(
  spatial: readonly Size[],
  output: readonly Size[],
  kernel: readonly number[]
): number | null {
  const shrunk = kernel.map((_, axis) => {
    const before = spatial[axis];
    const after = output[axis];
    return before === null || after === null ? null : before - after;
  });
  const telling = kernel.findIndex((size, axis) => size > 1 && shrunk[axis] !== null);
  const dilation = telling < 0 ? 1 : (shrunk[telling] ?? 0) / (kernel[telling] - 1);
  const holds = kernel.every(
    (size, axis) => shrunk[axis] === null || shrunk[axis] === dilation * (size - 1)
  );
  return holds && Number.isInteger(dilation) && dilation > 1 ? dilation : null;
}

function sameStrideBack(input: number, output: number): number | null {
  return output % input === 0 ? output / input : null;
}

function validStrideBack(input: number, output: number, kernel: number): number | null {
  const apart = output / input;
  if (Number.isInteger(apart) && apart >= kernel) {
    return apart;
  }
  const overlapping = input === 1 ? Number(output === kernel) : (output - kernel) / (input - 1);
  return Number.isInteger(overlapping) && overlapping >= 1 && overlapping <= kernel
    ? overlapping
    : null;
}
