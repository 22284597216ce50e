import { quotient } from '../../arithmetic.js';
import type { Solvers } from '../../families.js';
import type { Hypothesis, Solver } from '../../rule.js';
import {
  biasCost,
  channelsCost,
  kernelCost,
  kernelsOf,
  usualKernels
} from '../../solving/prior.js';
import type { Observation } from '../../types.js';
import { layoutConfig, slidingConfig } from './configs.js';
import { imageViews, type ImageView } from './views.js';
import { fitSlidingBack } from './windows.js';

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

function transposedConvolution(rank: number): Solver {
  return { propose: row => proposeTransposed(row, rank) };
}

export const TRANSPOSED_CONVOLUTION_SOLVERS: Solvers = {
  Conv1DTranspose: transposedConvolution(1),
  Conv2DTranspose: transposedConvolution(2),
  Conv3DTranspose: transposedConvolution(3)
};
