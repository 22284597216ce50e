import type { Size } from '../../types.js';

/** A way of sliding that turns the input's sizes into the output's, and how far it is from convention. */
export interface Fit {
  readonly stride: readonly number[];
  readonly padding: readonly number[];
  readonly dilation: readonly number[];
  /** Of transposed convolutions only. */
  readonly outputPadding?: readonly number[];
  readonly cost: number;
}

const DILATIONS = [2, 3, 4, 6, 8, 12, 16, 18, 24, 36];
const MOST_PADDING = 16;

/** The most conventional stride, padding and dilation for which `slideOver` gives the observed sizes; `null` if none is
 * tried that does. Half the kernel on either side or none comes first, then dilated kernels, then other paddings. */
export function fitPadding(
  spatial: readonly Size[],
  output: readonly Size[],
  kernel: readonly number[]
): Fit | null {
  const each = (value: number): number[] => kernel.map(() => value);
  const half = (dilation: number): number[] =>
    kernel.map(size => Math.floor((dilation * (size - 1)) / 2));
  const fit = (padding: readonly number[], dilation: number, cost: number): Fit | null =>
    strided(spatial, output, kernel, padding, each(dilation), cost);
  return (
    cheapest([fit(half(1), 1, 0), fit(each(0), 1, 0.05)]) ??
    cheapest(
      DILATIONS.flatMap(dilation => [
        fit(half(dilation), dilation, 0.3 + dilation / 100),
        fit(each(0), dilation, 0.35 + dilation / 100)
      ])
    ) ??
    cheapest(
      upTo(Math.min(...kernel, MOST_PADDING)).map(padding =>
        fit(each(padding), 1, 0.5 + padding / 100)
      )
    )
  );
}

function upTo(last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1);
}

/** A transposed convolution's stride and padding, with no more output padding than it takes. */
export function fitApart(
  spatial: readonly Size[],
  output: readonly Size[],
  kernel: readonly number[]
): Fit | null {
  const axes = kernel.map((size, axis) => fitAxisApart(spatial[axis], output[axis], size));
  if (!axes.every((axis): axis is AxisApart => axis !== null)) {
    return null;
  }
  return {
    stride: axes.map(({ stride }) => stride),
    padding: axes.map(({ padding }) => padding),
    outputPadding: axes.map(({ outputPadding }) => outputPadding),
    dilation: kernel.map(() => 1),
    cost: Math.max(...axes.map(({ cost }) => cost))
  };
}

interface AxisApart {
  readonly stride: number;
  readonly padding: number;
  readonly outputPadding: number;
  readonly cost: number;
}

function fitAxisApart(input: Size, output: Size, kernel: number): AxisApart | null {
  if (input === null || output === null) {
    return { stride: 1, padding: 0, outputPadding: 0, cost: 0 };
  }
  const near = Math.max(1, Math.round(output / Math.max(input, 1)));
  for (const [place, stride] of [near, near - 1, near + 1].entries()) {
    for (const outputPadding of [0, 1]) {
      // Without padding the window reaches this far past the output.
      const past = (input - 1) * stride + kernel + outputPadding - output;
      const legal = stride >= 1 && outputPadding < Math.max(stride, 1);
      if (legal && past >= 0 && past % 2 === 0 && past / 2 < kernel) {
        const cost = 0.3 * place + 0.1 * outputPadding + (kernel < stride ? 0.5 : 0);
        return { stride, padding: past / 2, outputPadding, cost };
      }
    }
  }
  return null;
}

/** The smallest stride that does, the same on all axes if possible. For each axis the strides that do are an interval. */
function strided(
  spatial: readonly Size[],
  output: readonly Size[],
  kernel: readonly number[],
  padding: readonly number[],
  dilation: readonly number[],
  cost: number
): Fit | null {
  const lows: number[] = [];
  const highs: number[] = [];
  for (const [axis, length] of kernel.entries()) {
    const before = spatial[axis];
    const after = output[axis];
    if (before === null || after === null) {
      continue;
    }
    const room = before + 2 * padding[axis] - dilation[axis] * (length - 1) - 1;
    const low = Math.floor(room / Math.max(after, 1)) + 1;
    const high = after > 1 ? Math.floor(room / (after - 1)) : Number.MAX_SAFE_INTEGER;
    if (room < 0 || after < 1 || low > high) {
      return null;
    }
    lows[axis] = low;
    highs[axis] = high;
  }
  const common = Math.max(1, ...Object.values(lows));
  const even = Object.values(highs).every(high => common <= high);
  const stride = kernel.map((_, axis) => (even ? common : (lows[axis] ?? 1)));
  const largest = Math.max(...stride);
  const skips = largest > Math.max(...kernel);
  return {
    stride,
    padding,
    dilation,
    cost: cost + Math.min(0.1 * (largest - 1), 1) + (skips ? 0.3 : 0) + (even ? 0 : 0.5)
  };
}

function cheapest(fits: readonly (Fit | null)[]): Fit | null {
  return fits.reduce((best, fit) => (fit && (!best || fit.cost < best.cost) ? fit : best), null);
}
