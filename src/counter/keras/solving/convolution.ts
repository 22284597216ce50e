import { divisors, greatestCommonDivisor, quotient } from '../../arithmetic.js';
import type { Solvers } from '../../families.js';
import {
  biasCost,
  channelsCost,
  groupsCost,
  isUsualRank,
  kernelCost,
  kernelsOf,
  roundnessCost,
  usualKernels
} from '../../solving/prior.js';
import type { Hypothesis, Solver } from '../../rule.js';
import type { Observation, Shape } from '../../types.js';
import { layoutConfig, slidingConfig } from './configs.js';
import { imageViews, type ImageView } from './views.js';
import { fitSliding } from './windows.js';

const MOST_GROUPS = 4096;
const MOST_LORA_GROUPS = 4;
const LONGEST_UNEVEN_GROUPED = 5;

function* proposeConvolution(
  row: Observation,
  rank: number,
  lenient = false
): Iterable<Hypothesis> {
  for (const seen of imageViews(row, rank)) {
    const view = { ...seen, lenient };
    for (const bias of [true, false]) {
      if (view.channels !== null && view.filters !== null) {
        yield* knownChannels(row, rank, view, view.channels, view.filters, bias);
      } else if (view.filters !== null) {
        yield* unknownChannels(row, rank, view, view.filters, bias);
      } else if (view.channels !== null) {
        yield* unknownFilters(row, rank, view, view.channels, bias);
      }
    }
  }
}

function* knownChannels(
  row: Observation,
  rank: number,
  view: ImageView,
  channels: number,
  filters: number,
  bias: boolean
): Iterable<Hypothesis> {
  const perFilter = quotient(row.count, filters);
  if (perFilter === null) {
    return;
  }
  for (const groups of groupings(channels, filters)) {
    const volume = quotient(perFilter - Number(bias), channels / groups);
    for (const kernel of volume === null ? [] : kernelsOf(volume, rank, longestIn(groups))) {
      yield* placed(row, view, { filters, kernel, groups, bias }, groupsCost(groups, channels));
    }
  }
}

/** Grouped convolutions have small kernels; with large ones, groups would explain nearly any count. */
function longestIn(groups: number): number {
  return groups === 1 ? 64 : 11;
}

/** The first layer of a Sequential model does not tell how many channels come in. */
function* unknownChannels(
  row: Observation,
  rank: number,
  view: ImageView,
  filters: number,
  bias: boolean
): Iterable<Hypothesis> {
  const perFilter = quotient(row.count, filters);
  for (const kernel of perFilter === null ? [] : usualKernels(rank)) {
    const volume = kernel.reduce((product, size) => product * size, 1);
    const channels = quotient((perFilter ?? 0) - Number(bias), volume);
    if (channels !== null) {
      // A first layer that does not look at neighbours would be odd.
      const cost = channelsCost(channels, rank) + (volume === 1 ? 0.7 : 0);
      const inputs = [view.inputWith(channels)];
      yield* placed(row, view, { filters, kernel, groups: 1, bias }, cost, inputs);
    }
  }
}

function* unknownFilters(
  row: Observation,
  rank: number,
  view: ImageView,
  channels: number,
  bias: boolean
): Iterable<Hypothesis> {
  for (const kernel of usualKernels(rank)) {
    const volume = kernel.reduce((product, size) => product * size, 1);
    const filters = quotient(row.count, volume * channels + Number(bias));
    if (filters !== null) {
      const cost = roundnessCost(filters) + (volume === 1 ? 0.7 : 0);
      yield* placed(row, view, { filters, kernel, groups: 1, bias }, cost);
    }
  }
}

interface Guess {
  readonly filters: number;
  readonly kernel: readonly number[];
  readonly groups: number;
  readonly bias: boolean;
}

function* placed(
  row: Observation,
  view: ImageView,
  { filters, kernel, groups, bias }: Guess,
  cost: number,
  inputs?: readonly Shape[]
): Iterable<Hypothesis> {
  const fit = fitSliding(view.inputSpatial, view.outputSpatial, kernel);
  const square = new Set(kernel).size === 1;
  const plain = square && (groups === 1 || view.lenient);
  const small = groups === 1 || square || Math.max(...kernel) <= LONGEST_UNEVEN_GROUPED;
  if (fit && small && (plain || !view.doubtful)) {
    yield {
      config: {
        filters,
        kernel_size: kernel,
        ...(groups === 1 ? {} : { groups }),
        use_bias: bias,
        ...slidingConfig(fit),
        ...layoutConfig(view.layout)
      },
      ...(inputs ? { inputs } : {}),
      cost: cost + fit.cost + view.cost + kernelCost(kernel) + biasCost(row, bias)
    };
  }
}

/** A low-rank adapter adds r × (kernel × channels / groups + filters) to the frozen kernel. */
function* proposeLora(row: Observation, rank: number): Iterable<Hypothesis> {
  const squares = [1, 3, 5, 7, 2, 4].map(size => Array<number>(rank).fill(size));
  for (const view of imageViews(row, rank)) {
    const { channels, filters } = view;
    if (channels === null || filters === null) {
      continue;
    }
    for (const groups of groupings(channels, filters).filter(g => g <= MOST_LORA_GROUPS)) {
      for (const kernel of squares) {
        for (const bias of [true, false]) {
          const reach = (kernel[0] ** rank * channels) / groups;
          const left = row.count - filters * (reach + Number(bias));
          const loraRank = quotient(left, reach + filters);
          if (loraRank !== null && isUsualRank(loraRank)) {
            const cost = 4 + groupsCost(groups, channels);
            for (const guess of placed(row, view, { filters, kernel, groups, bias }, cost)) {
              yield { ...guess, config: { ...guess.config, lora_rank: loraRank } };
            }
          }
        }
      }
    }
  }
}

function groupings(channels: number, filters: number): number[] {
  const common = greatestCommonDivisor(channels, filters);
  const groups = divisors(common, MOST_GROUPS);
  return common > MOST_GROUPS ? [...groups, common] : groups;
}

function convolution(rank: number): Solver {
  return {
    propose: row => proposeConvolution(row, rank),
    lastResort: function* (row) {
      yield* proposeConvolution(row, rank, true);
      yield* proposeLora(row, rank);
    }
  };
}

export const CONVOLUTION_SOLVERS: Solvers = {
  Conv1D: convolution(1),
  Conv2D: convolution(2),
  Conv3D: convolution(3)
};
