import { divisors, greatestCommonDivisor, quotient } from '../arithmetic.js';
import type { Arguments } from '../arguments.js';
import {
  biasCost,
  channelsCost,
  groupsCost,
  isUsualRank,
  kernelCost,
  kernelsOf,
  roundnessCost,
  usualKernels
} from '../prior.js';
import { REQUIRED, type Hypothesis, type Outcome, type Rule, type Signature } from '../rule.js';
import { tensor, type Axis } from '../tensors.js';
import type { Observation, Shape, Tensor } from '../types.js';
import { fitSliding, slide } from '../windows.js';
import {
  checkFits,
  imageInput,
  joinImage,
  kernelAxes,
  layoutOf,
  slidingConfig,
  slidingOf,
  type Layout
} from './images.js';
import { imageViews, type ImageView } from './views.js';

/** Arguments that every layer with a kernel and a bias ends with. */
export const KERNEL_AND_BIAS_EXTRAS: Signature = {
  kernel_initializer: null,
  bias_initializer: null,
  kernel_regularizer: null,
  bias_regularizer: null,
  activity_regularizer: null,
  kernel_constraint: null,
  bias_constraint: null
};

/** Keras 1 named these after the first paper's words. */
export const OLD_WINDOW_SPELLINGS: { readonly [old: string]: string } = {
  nb_filter: 'filters',
  filter_length: 'kernel_size',
  border_mode: 'padding',
  subsample: 'strides',
  subsample_length: 'strides',
  atrous_rate: 'dilation_rate',
  dim_ordering: 'data_format',
  bias: 'use_bias'
};

const MOST_GROUPS = 4096;
const MOST_LORA_GROUPS = 4;
const LONGEST_UNEVEN_GROUPED = 5;

/** Kernel k × ... × channels / groups × filters, and one bias a filter.
 *
 * Source: the weights of Keras 3.15's `BaseConv`; `lora_rank` freezes the kernel and adds two factors. */
function convolution(type: string, rank: number): Rule {
  return {
    type,
    signature: {
      filters: REQUIRED,
      kernel_size: REQUIRED,
      strides: 1,
      padding: 'valid',
      data_format: null,
      dilation_rate: 1,
      groups: 1,
      activation: null,
      use_bias: true,
      ...KERNEL_AND_BIAS_EXTRAS,
      lora_rank: null,
      lora_alpha: null
    },
    spellings: OLD_WINDOW_SPELLINGS,
    count: (settings, inputs) => countConvolution(settings, inputs, rank),
    propose: row => proposeConvolution(row, rank),
    lastResort: function* (row) {
      yield* proposeConvolution(row, rank, true);
      yield* proposeLora(row, rank);
    }
  };
}

function countConvolution(settings: Arguments, inputs: readonly Shape[], rank: number): Outcome {
  const image = imageInput(settings, inputs, rank);
  const filters = settings.positive('filters');
  const kernel = settings.sizes('kernel_size', rank);
  const groups = settings.positive('groups');
  const loraRank = settings.positiveOrNull('lora_rank');
  if (image.channels % groups !== 0 || filters % groups !== 0) {
    throw settings.illegal(
      'groups',
      '%1: %2 must divide the %4 input channels and the %5 filters, not %3.',
      image.channels,
      filters
    );
  }
  const meanings = kernelAxes(rank);
  const reach: Axis[] = [
    ...kernel.map((size, axis): Axis => [meanings[axis], size]),
    [groups === 1 ? 'input channels' : 'input channels per group', image.channels / groups]
  ];
  const tensors: Tensor[] = [
    tensor('kernel', 'weight', [...reach, ['filters', filters]], loraRank === null)
  ];
  if (settings.flag('use_bias')) {
    tensors.push(tensor('bias', 'bias', [['filters', filters]]));
  }
  if (loraRank !== null) {
    tensors.push(
      tensor('lora_kernel_a', 'weight', [...reach, ['adapter rank', loraRank]]),
      tensor('lora_kernel_b', 'weight', [
        ['adapter rank', loraRank],
        ['filters', filters]
      ])
    );
  }
  const spatial = checkFits(settings, slide(image.spatial, kernel, slidingOf(settings, rank)));
  const output = joinImage({ lead: image.lead, spatial, channels: filters }, layoutOf(settings));
  return { tensors, outputs: [output] };
}

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

export function layoutConfig(layout: Layout): { readonly data_format?: Layout } {
  return layout === 'channels_first' ? { data_format: layout } : {};
}

export const CONVOLUTIONS: readonly Rule[] = [
  convolution('Conv1D', 1),
  convolution('Conv2D', 2),
  convolution('Conv3D', 3)
];
