import type { Arguments } from '../arguments.js';
import { CountError } from '../errors.js';
import { REQUIRED, type Rule, type Signature } from '../rule.js';
import { tensor, type Axis } from '../tensors.js';
import type { Shape, Tensor } from '../types.js';
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
    }
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
  }
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
  count: countLastAxes
};

/** A scale alone. Other libraries call its size `hidden_size` or `dim`. */
const RMS_NORM: Rule = {
  type: 'RMSNorm',
  signature: { normalized_shape: REQUIRED, eps: null, elementwise_affine: true, ...FACTORY },
  spellings: { hidden_size: 'normalized_shape', dim: 'normalized_shape' },
  count: countLastAxes
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
  }
};

/** The channels' axis: behind the batch; of a single sample without one it cannot be told apart from a batch. */
export function channelAxis(shape: Shape): number {
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

/** The classes with a scale and a shift a channel, and whether they have them by default. */
export const CHANNELWISE = [
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
