import { divisors, greatestCommonDivisor, product, quotient } from '../../arithmetic.js';
import {
  biasCost,
  channelsCost,
  groupsCost,
  kernelCost,
  kernelsOf,
  roundnessCost,
  usualKernels
} from '../../solving/prior.js';
import type { Hypothesis } from '../../rule.js';
import type { Solvers } from '../../families.js';
import type { Config, Observation, Shape, Size } from '../../types.js';
import { CONVOLUTION_KINDS, type Kind } from '../convolution.js';
import { joinChannels, splitChannels } from '../images.js';
import { fitApart, fitPadding, type Fit } from './padding.js';

const MOST_GROUPS = 4096;
/** Grouped convolutions have small kernels; with large ones, groups would explain nearly any count. */
const LONGEST_GROUPED = 11;
const LONGEST = 64;

/** A row's input and output; `null` where they are not printed. */
interface View {
  readonly lead: Shape;
  readonly before: readonly Size[];
  readonly after: readonly Size[];
  readonly channels: Size;
  readonly filters: Size;
}

function viewOf(row: Observation, rank: number): View | null {
  const input = row.inputs[0] ?? null;
  const output = row.outputs[0] ?? null;
  const before = input && splitChannels(input, rank);
  const after = output && splitChannels(output, rank);
  if ((input && !before) || (output && !after)) {
    return null;
  }
  const open = Array<Size>(rank).fill(null);
  return {
    lead: before?.lead ?? after?.lead ?? [null],
    before: before?.spatial ?? open,
    after: after?.spatial ?? open,
    channels: before?.channels ?? null,
    filters: after?.channels ?? null
  };
}

function* proposeConvolution(row: Observation, kind: Kind): Iterable<Hypothesis> {
  const view = viewOf(row, kind.rank);
  for (const bias of view ? [true, false] : []) {
    for (const guess of guesses(row, kind, view as View, bias)) {
      yield* placed(row, kind, view as View, guess);
    }
  }
}

interface Guess {
  readonly channels: number;
  readonly filters: number;
  readonly kernel: readonly number[];
  readonly groups: number;
  readonly bias: boolean;
  readonly cost: number;
}

function* guesses(
  row: Observation,
  kind: Kind,
  { channels, filters }: View,
  bias: boolean
): Iterable<Guess> {
  const aFilter = Number(bias) + Number(kind.gain ?? false);
  if (channels !== null && filters !== null) {
    const shared = row.count - aFilter * filters;
    for (const groups of groupings(channels, filters)) {
      const volume = quotient(shared, (channels / groups) * filters);
      const longest = groups === 1 ? LONGEST : LONGEST_GROUPED;
      for (const kernel of volume === null ? [] : kernelsOf(volume, kind.rank, longest)) {
        yield {
          channels,
          filters,
          kernel,
          groups,
          bias,
          cost: groupingCost(groups, channels, kernel)
        };
      }
    }
    return;
  }
  const printed = row.kernel?.length === kind.rank ? [row.kernel] : null;
  for (const kernel of printed ?? usualKernels(kind.rank)) {
    const volume = product(kernel);
    if (filters !== null) {
      const found = quotient(row.count - aFilter * filters, filters * volume);
      const odd = guessedCost(kind, kernel, found ?? 0);
      if (found !== null) {
        yield {
          ...{ channels: found, filters, kernel, groups: 1, bias },
          cost: odd + channelsCost(found, kind.rank)
        };
      }
      const apart = quotient(row.count, filters * (volume + aFilter));
      if (apart === 1 && volume > 1) {
        yield { channels: filters, filters, kernel, groups: filters, bias, cost: 1.2 };
      }
    } else if (channels !== null) {
      const found = quotient(row.count, channels * volume + aFilter);
      if (found !== null) {
        const cost = roundnessCost(found) + guessedCost(kind, kernel, channels);
        yield { channels, filters: found, kernel, groups: 1, bias, cost };
      }
    }
  }
}

/** Where one side's channels are only guessed: a first layer, of few channels, that does not look at neighbours would be odd,
 * and so would a kernel without a middle, or a transposed one that does not spread. */
function guessedCost({ transposed }: Kind, kernel: readonly number[], channels: number): number {
  if (kernel.every(size => size === 1)) {
    return transposed ? 1 : channels < 8 ? 0.7 : 0.1;
  }
  return !transposed && kernel.some(size => size % 2 === 0) ? 0.4 : 0;
}

/** Transposed convolutions mostly double the size, with kernels that the stride divides. */
function lengthsCost({ transposed }: Kind, kernel: readonly number[]): number {
  const even = new Set(kernel).size === 1 && (kernel[0] === 2 || kernel[0] === 4);
  return transposed && even ? 0 : kernelCost(kernel);
}

/** A group a channel is the usual reason for groups, and then the filters look at neighbours on both sides: to keep channels
 * apart and not look around would do next to nothing. */
function groupingCost(groups: number, channels: number, kernel: readonly number[]): number {
  if (groups === 1) {
    return 0;
  }
  const apart = groups === channels ? 1.2 : groupsCost(groups, channels);
  const alone = kernel.every(size => size === 1) ? 1 : 0;
  return apart + alone + (kernel.some(size => size % 2 === 0) ? 0.6 : 0);
}

function groupings(channels: number, filters: number): number[] {
  const common = greatestCommonDivisor(channels, filters);
  const groups = divisors(common, MOST_GROUPS);
  return common > MOST_GROUPS ? [...groups, common] : groups;
}

function* placed(
  row: Observation,
  kind: Kind,
  { lead, before, after }: View,
  { channels, filters, kernel, groups, bias, cost }: Guess
): Iterable<Hypothesis> {
  const slides = kind.transposed
    ? fitApart(before, after, kernel)
    : fitPadding(before, after, kernel);
  if (slides) {
    yield {
      config: {
        in_channels: channels,
        out_channels: filters,
        kernel_size: kernel,
        ...slidingConfig(slides),
        ...(groups === 1 ? {} : { groups }),
        bias
      },
      inputs: [joinChannels({ lead, channels, spatial: before })],
      cost: cost + slides.cost + lengthsCost(kind, kernel) + biasCost(row, bias)
    };
  }
}

function slidingConfig({ stride, padding, dilation, outputPadding }: Fit): Config {
  return {
    stride,
    padding,
    dilation,
    ...(outputPadding ? { output_padding: outputPadding } : {})
  };
}

export const CONVOLUTION_SOLVERS: Solvers = Object.fromEntries(
  CONVOLUTION_KINDS.map(([type, kind]) => [type, { propose: row => proposeConvolution(row, kind) }])
);
