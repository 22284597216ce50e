import { quotient } from '../arithmetic.js';
import type { Arguments } from '../arguments.js';
import { CountError } from '../errors.js';
import { REQUIRED, type Hypothesis, type Rule, type Signature } from '../rule.js';
import { tensor, type Axis } from '../tensors.js';
import type { Config, Observation, Shape, Size, Tensor } from '../types.js';
import { message } from '../../text/message.js';
import { checkSize, FACTORY, builtSize } from './images.js';

/** What a normalisation learns: a scale (`weight`) and a shift (`bias`). torch keeps running statistics as buffers, which
 * are no parameters: no printer of torch modules counts them. Source: torch 2.13's `_NormBase`, `GroupNorm`, `LayerNorm`
 * and `RMSNorm`; the `bias` argument is newer than the others. */
function scaleAndShift(settings: Arguments, affine: string, axes: readonly Axis[]): Tensor[] {
  if (!settings.flag(affine)) {
    return [];
  }
  return [
    tensor('weight', 'scale', axes),
    ...(settings.flag('bias') ? [tensor('bias', 'bias', axes)] : [])
  ];
}

/** How many of the two a channel has, the most conventional first. */
function variants(affine: string): readonly Variant[] {
  return [
    { copies: 2, config: { [affine]: true }, cost: 0 },
    { copies: 1, config: { [affine]: true, bias: false }, cost: 1 },
    { copies: 0, config: { [affine]: false }, cost: 2 }
  ];
}

interface Variant {
  readonly copies: number;
  readonly config: Config;
  readonly cost: number;
}

/** One scale and one shift a channel; the channels stand behind the batch. */
function channelwise(type: string, affine: boolean, statistics: boolean, lazy: boolean): Rule {
  const rest: Signature = {
    eps: 1e-5,
    momentum: 0.1,
    affine: affine || lazy,
    track_running_stats: statistics || lazy,
    ...(type === 'SyncBatchNorm' ? { process_group: null } : {}),
    ...FACTORY,
    bias: true
  };
  return {
    type: lazy ? `Lazy${type}` : type,
    signature: lazy ? { ...rest, num_features: null } : { num_features: REQUIRED, ...rest },
    count: (settings, inputs) => {
      const channels = builtSize(settings, 'num_features', lazy, inputs, channelAxis, 'channels');
      const tensors = scaleAndShift(settings, 'affine', [['channels', channels]]);
      return { tensors, outputs: unchanged(settings, inputs, channelAxis, channels) };
    },
    propose: row => proposeChannels(row, channels => ({ num_features: channels }), channelAxis)
  };
}

const GROUP_NORM: Rule = {
  type: 'GroupNorm',
  signature: {
    num_groups: REQUIRED,
    num_channels: REQUIRED,
    eps: 1e-5,
    affine: true,
    ...FACTORY,
    bias: true
  },
  count: (settings, inputs) => {
    const channels = settings.positive('num_channels');
    if (channels % settings.positive('num_groups') !== 0) {
      throw settings.illegal('num_groups', '%1: %2 must divide the %4 channels, not %3.', channels);
    }
    const tensors = scaleAndShift(settings, 'affine', [['channels', channels]]);
    return { tensors, outputs: unchanged(settings, inputs, channelAxis, channels) };
  },
  propose: row =>
    proposeChannels(
      row,
      channels => ({
        // The number of groups changes nothing that is counted.
        num_groups: channels % 32 === 0 ? 32 : 1,
        num_channels: channels
      }),
      channelAxis
    )
};

const LAYER_NORM: Rule = {
  type: 'LayerNorm',
  signature: {
    normalized_shape: REQUIRED,
    eps: 1e-5,
    elementwise_affine: true,
    bias: true,
    ...FACTORY
  },
  count: countLastAxes,
  propose: row => proposeLastAxes(row, variants('elementwise_affine'))
};

/** A scale alone. Other libraries call its size `hidden_size` or `dim`. */
const RMS_NORM: Rule = {
  type: 'RMSNorm',
  signature: { normalized_shape: REQUIRED, eps: null, elementwise_affine: true, ...FACTORY },
  spellings: { hidden_size: 'normalized_shape', dim: 'normalized_shape' },
  count: countLastAxes,
  propose: row =>
    proposeLastAxes(row, [
      { copies: 1, config: {}, cost: 0 },
      { copies: 0, config: { elementwise_affine: false }, cost: 2 }
    ])
};

function countLastAxes(settings: Arguments, inputs: readonly Shape[]): ReturnType<Rule['count']> {
  const sizes = normalizedShape(settings);
  const axes = sizes.map((size, axis): Axis => [
    sizes.length === 1 ? 'features' : `axis ${axis - sizes.length}`,
    size
  ]);
  const [input] = inputs;
  if (input) {
    sizes.forEach((size, axis) =>
      checkSize(settings, input.at(axis - sizes.length) ?? null, size, 'features')
    );
  }
  const withShift = settings.get('bias') !== null;
  const tensors = withShift
    ? scaleAndShift(settings, 'elementwise_affine', axes)
    : settings.flag('elementwise_affine')
      ? [tensor('weight', 'scale', axes)]
      : [];
  return { tensors, outputs: input ? [input] : null };
}

function normalizedShape(settings: Arguments): number[] {
  const value = settings.get('normalized_shape');
  const rank = Array.isArray(value) ? value.length : 1;
  if (rank === 0) {
    throw settings.illegal('normalized_shape', '%1: %2 must name at least one axis, not %3.');
  }
  return settings.sizes('normalized_shape', rank);
}

/** A LayerNorm over the channels of an image, where they stand behind the batch; torchvision and timm have one. */
const LAYER_NORM_2D: Rule = {
  ...LAYER_NORM,
  type: 'LayerNorm2d',
  spellings: { num_channels: 'normalized_shape', affine: 'elementwise_affine' },
  count: (settings, inputs) => {
    const sizes = normalizedShape(settings);
    if (sizes.length > 1) {
      throw settings.illegal('normalized_shape', '%1: %2 must be the number of channels, not %3.');
    }
    const tensors = scaleAndShift(settings, 'elementwise_affine', [['channels', sizes[0]]]);
    return { tensors, outputs: unchanged(settings, inputs, channelAxis, sizes[0]) };
  },
  propose: row =>
    proposeChannels(
      row,
      channels => ({ normalized_shape: [channels] }),
      channelAxis,
      'elementwise_affine'
    )
};

/** The channels' axis: behind the batch; of a single sample without one it cannot be told apart from a batch. */
function channelAxis(shape: Shape): number {
  if (shape.length < 2) {
    throw new CountError(message('A normalisation needs an input with a batch and channels.'));
  }
  return 1;
}

function unchanged(
  settings: Arguments,
  [input]: readonly Shape[],
  axis: (shape: Shape) => number,
  channels: number
): readonly Shape[] | null {
  if (input === undefined) {
    return null;
  }
  checkSize(settings, input[axis(input)], channels, 'channels');
  return [input];
}

function keptShape(row: Observation): Shape | null {
  return row.inputs[0] ?? row.outputs[0] ?? null;
}

/** Settings with which each channel has as many numbers as the count says. Where no shape is printed, the number of
 * channels follows from the count. */
function* proposeChannels(
  row: Observation,
  configOf: (channels: number) => Config,
  axis: (shape: Shape) => number,
  affine = 'affine'
): Iterable<Hypothesis> {
  const shape = keptShape(row);
  const printed: Size = shape && shape.length > 1 ? shape[axis(shape)] : null;
  for (const { copies, config, cost } of variants(affine)) {
    const channels = printed ?? quotient(row.count, copies);
    if (channels !== null && channels * copies === row.count) {
      yield {
        config: { ...configOf(channels), ...config },
        ...(shape ? { inputs: [shape] } : {}),
        cost
      };
    }
  }
}

/** Settings over the last axis, the last two ... */
function* proposeLastAxes(row: Observation, settings: readonly Variant[]): Iterable<Hypothesis> {
  const shape = keptShape(row);
  for (const { copies, config, cost } of settings) {
    if (!shape || shape.at(-1) === null) {
      const features = quotient(row.count, copies);
      if (features !== null) {
        const inputs = shape ? { inputs: [[...shape.slice(0, -1), features]] } : {};
        yield { config: { normalized_shape: [features], ...config }, ...inputs, cost };
      }
      continue;
    }
    for (let axes = 1; axes < Math.max(shape.length, 2); axes++) {
      const sizes = shape.slice(-axes).filter((size): size is number => size !== null);
      if (
        sizes.length === axes &&
        sizes.every(size => size <= Math.max(row.count, 1) || copies === 0)
      ) {
        yield {
          config: { normalized_shape: sizes, ...config },
          inputs: [shape],
          cost: cost + 0.2 * (axes - 1)
        };
      }
    }
  }
}

const CHANNELWISE = [
  ...[1, 2, 3].map(rank => [`BatchNorm${rank}d`, true] as const),
  ...[1, 2, 3].map(rank => [`InstanceNorm${rank}d`, false] as const)
];

export const NORMALIZATIONS: readonly Rule[] = [
  ...CHANNELWISE.flatMap(([type, affine]) => [
    channelwise(type, affine, affine, false),
    channelwise(type, affine, affine, true)
  ]),
  channelwise('SyncBatchNorm', true, true, false),
  GROUP_NORM,
  LAYER_NORM,
  LAYER_NORM_2D,
  RMS_NORM
];
