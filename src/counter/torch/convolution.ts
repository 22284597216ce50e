import { divisors, greatestCommonDivisor, product, quotient } from '../arithmetic.js';
import type { Arguments } from '../arguments.js';
import {
  biasCost,
  channelsCost,
  groupsCost,
  kernelCost,
  kernelsOf,
  roundnessCost,
  usualKernels
} from '../prior.js';
import { REQUIRED, type Hypothesis, type Outcome, type Rule, type Signature } from '../rule.js';
import { tensor, type Axis } from '../tensors.js';
import type { Config, Observation, Shape, Size, Tensor } from '../types.js';
import { FACTORY, imageOf, joinChannels, lazySize, splitChannels } from './images.js';
import {
  fitApart,
  fitPadding,
  paddedOf,
  paddingOf,
  slideApart,
  slideOver,
  type Padded
} from './padding.js';

const MOST_GROUPS = 4096;
/** Grouped convolutions have small kernels; with large ones, groups would explain nearly any count. */
const LONGEST_GROUPED = 11;
const LONGEST = 64;

interface Kind {
  readonly type: string;
  readonly rank: number;
  readonly transposed: boolean;
  /** timm's convolutions with standardised weights have a gain a filter. */
  readonly gain?: boolean;
  /** Pads as TensorFlow does, whatever its arguments say. */
  readonly same?: boolean;
}

const WINDOW: Signature = { stride: 1, padding: 0, dilation: 1, groups: 1, bias: true };
const WINDOW_APART: Signature = {
  stride: 1,
  padding: 0,
  output_padding: 0,
  groups: 1,
  bias: true,
  dilation: 1
};

/** Weight filters × channels / groups × k × ..., or channels × filters / groups × k × ... if transposed, and one bias a
 * filter. A lazy one takes its channels from its first input.
 *
 * Source: `_ConvNd` of torch 2.13; timm's `ScaledStdConv2d` for the gain. */
function convolution(kind: Kind, lazy: boolean): Rule {
  const rest: Signature = {
    kernel_size: REQUIRED,
    ...(kind.transposed ? WINDOW_APART : WINDOW),
    padding_mode: 'zeros',
    ...FACTORY
  };
  return {
    type: lazy ? `Lazy${kind.type}` : kind.type,
    signature: lazy
      ? { out_channels: REQUIRED, ...rest, in_channels: null }
      : { in_channels: REQUIRED, out_channels: REQUIRED, ...rest },
    count: (settings, inputs) => countConvolution(settings, inputs, kind),
    propose: row => proposeConvolution(row, kind)
  };
}

function countConvolution(settings: Arguments, inputs: readonly Shape[], kind: Kind): Outcome {
  const { rank } = kind;
  const channels = lazySize(settings, 'in_channels', inputs, s => s.length - rank - 1, 'channels');
  const filters = settings.positive('out_channels');
  const kernel = settings.sizes('kernel_size', rank);
  const groups = settings.positive('groups');
  if (channels % groups !== 0 || filters % groups !== 0) {
    throw settings.illegal(
      'groups',
      `must divide ${channels} input and ${filters} output channels`
    );
  }
  const image = imageOf(settings, inputs, rank, channels);
  const spatial = image && spatialOutput(settings, image.spatial, kernel, kind);
  return {
    tensors: weights(settings, kind, channels, filters, kernel, groups),
    outputs: image && spatial && [joinChannels({ ...image, channels: filters, spatial })]
  };
}

function weights(
  settings: Arguments,
  { rank, transposed, gain }: Kind,
  channels: number,
  filters: number,
  kernel: readonly number[],
  groups: number
): Tensor[] {
  const grouped = groups === 1 ? '' : ' per group';
  const pair: Axis[] = transposed
    ? [
        ['input channels', channels],
        [`filters${grouped}`, filters / groups]
      ]
    : [
        ['filters', filters],
        [`input channels${grouped}`, channels / groups]
      ];
  const meanings = KERNEL_AXES[rank - 1];
  const reach = kernel.map((size, axis): Axis => [meanings[axis], size]);
  return [
    tensor('weight', 'weight', [...pair, ...reach]),
    ...(settings.flag('bias') ? [tensor('bias', 'bias', [['filters', filters]])] : []),
    ...(gain ? [tensor('gain', 'scale', [['filters', filters], ...reach.map(ONE), ONE()])] : [])
  ];
}

const ONE = (): Axis => ['one', 1];

const KERNEL_AXES = [
  ['kernel length'],
  ['kernel height', 'kernel width'],
  ['kernel depth', 'kernel height', 'kernel width']
];

function spatialOutput(
  settings: Arguments,
  spatial: readonly Size[],
  kernel: readonly number[],
  { rank, transposed, same }: Kind
): readonly Size[] {
  const padded = paddedOf(settings, rank);
  if (same) {
    return spatial.map((size, axis) => size && Math.ceil(size / padded.stride[axis]));
  }
  return transposed
    ? slideApart(settings, spatial, kernel, padded, outputPaddingOf(settings, rank))
    : slideOver(settings, spatial, kernel, padded);
}

function outputPaddingOf(settings: Arguments, rank: number): readonly number[] {
  const padding = paddingOf(settings, 'output_padding', rank);
  if (padding === 'same') {
    throw settings.illegal('output_padding', 'must be numbers');
  }
  return padding;
}

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
        yield { channels, filters, kernel, groups, bias, cost: groupsCost(groups, channels) };
      }
    }
    return;
  }
  for (const kernel of row.kernel ? [row.kernel] : usualKernels(kind.rank)) {
    const volume = product(kernel);
    if (filters !== null) {
      const found = quotient(row.count - aFilter * filters, filters * volume);
      // A first layer that does not look at neighbours would be odd.
      const cost = volume === 1 ? 0.7 : 0;
      if (found !== null) {
        yield {
          ...{ channels: found, filters, kernel, groups: 1, bias },
          cost: cost + channelsCost(found, kind.rank)
        };
      }
      const apart = quotient(row.count, filters * (volume + aFilter));
      if (apart === 1 && volume > 1) {
        yield { channels: filters, filters, kernel, groups: filters, bias, cost: 1.2 };
      }
    } else if (channels !== null) {
      const found = quotient(row.count, channels * volume + aFilter);
      if (found !== null) {
        const cost = roundnessCost(found) + (volume === 1 ? 0.7 : 0);
        yield { channels, filters: found, kernel, groups: 1, bias, cost };
      }
    }
  }
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
        ...('outputPadding' in slides ? { output_padding: slides.outputPadding as number[] } : {}),
        ...(groups === 1 ? {} : { groups }),
        bias
      },
      inputs: [joinChannels({ lead, channels, spatial: before })],
      cost: cost + slides.cost + kernelCost(kernel) + biasCost(row, bias)
    };
  }
}

function slidingConfig({ stride, padding, dilation }: Padded): Config {
  return { stride, padding, dilation };
}

const KINDS: readonly Kind[] = [1, 2, 3].flatMap(rank => [
  { type: `Conv${rank}d`, rank, transposed: false },
  { type: `ConvTranspose${rank}d`, rank, transposed: true }
]);

export const CONVOLUTIONS: readonly Rule[] = [
  ...KINDS.flatMap(kind => [convolution(kind, false), convolution(kind, true)]),
  ...[
    { type: 'Conv2dSame', rank: 2, transposed: false, same: true },
    { type: 'ScaledStdConv2d', rank: 2, transposed: false, gain: true },
    { type: 'ScaledStdConv2dSame', rank: 2, transposed: false, gain: true, same: true }
  ].map(kind => convolution(kind, false))
];
