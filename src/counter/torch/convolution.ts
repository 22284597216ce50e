import type { Arguments } from '../arguments.js';
import { REQUIRED, type Outcome, type Rule, type Signature } from '../rule.js';
import { tensor, type Axis } from '../tensors.js';
import type { Shape, Size, Tensor } from '../types.js';
import { FACTORY, imageOf, joinChannels, builtSize } from './images.js';
import { paddedOf, paddingOf, slideApart, slideOver } from './padding.js';

/** One class of convolutions. */
export interface Kind {
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
function convolution(type: string, kind: Kind): Rule {
  const lazy = type !== kind.type;
  const rest: Signature = {
    kernel_size: REQUIRED,
    ...(kind.transposed ? WINDOW_APART : WINDOW),
    padding_mode: 'zeros',
    ...FACTORY
  };
  return {
    type,
    signature: lazy
      ? { out_channels: REQUIRED, ...rest, in_channels: null }
      : { in_channels: REQUIRED, out_channels: REQUIRED, ...rest },
    count: (settings, inputs) => countConvolution(settings, inputs, kind, lazy)
  };
}

function countConvolution(
  settings: Arguments,
  inputs: readonly Shape[],
  kind: Kind,
  lazy: boolean
): Outcome {
  const { rank } = kind;
  const channels = builtSize(
    settings,
    'in_channels',
    lazy,
    inputs,
    s => s.length - rank - 1,
    'channels'
  );
  const filters = settings.positive('out_channels');
  const kernel = settings.sizes('kernel_size', rank);
  const groups = settings.positive('groups');
  if (channels % groups !== 0 || filters % groups !== 0) {
    throw settings.illegal(
      'groups',
      '%1: %2 must divide %4 input and %5 output channels, not %3.',
      channels,
      filters
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
    throw settings.illegal('output_padding', '%1: %2 must be numbers, not %3.');
  }
  return padding;
}

const LAZY_TOO: readonly Kind[] = [1, 2, 3].flatMap(rank => [
  { type: `Conv${rank}d`, rank, transposed: false },
  { type: `ConvTranspose${rank}d`, rank, transposed: true }
]);

const BUILT_ONLY: readonly Kind[] = [
  { type: 'Conv2dSame', rank: 2, transposed: false, same: true },
  { type: 'ScaledStdConv2d', rank: 2, transposed: false, gain: true },
  { type: 'ScaledStdConv2dSame', rank: 2, transposed: false, gain: true, same: true }
];

/** The classes of convolutions, and what kind each of them is once it is built. */
export const CONVOLUTION_KINDS: readonly (readonly [type: string, kind: Kind])[] = [
  ...LAZY_TOO.flatMap(
    kind =>
      [
        [kind.type, kind],
        [`Lazy${kind.type}`, kind]
      ] as const
  ),
  ...BUILT_ONLY.map(kind => [kind.type, kind] as const)
];

export const CONVOLUTIONS: readonly Rule[] = CONVOLUTION_KINDS.map(([type, kind]) =>
  convolution(type, kind)
);
