import { inputOf, sizeOf, type Arguments } from '../arguments.js';
import { REQUIRED, type Outcome, type Rule, type Signature } from '../rule.js';
import { statistic, tensor, type Axis } from '../tensors.js';
import type { Shape, Tensor } from '../types.js';
import { byName, LINEN, linenOrder, TYPES } from './order.js';

/** Which of a scale and a shift a normalisation can learn, and whether it keeps a running mean and variance. */
export interface Kind {
  readonly type: string;
  readonly shift: boolean;
  readonly statistics: boolean;
  /** The argument that names the normalised axes, in linen. */
  readonly axes: string | null;
  /** Arguments in front of the common ones, in linen. */
  readonly linen: Signature;
}

const FLAGS: Signature = { use_bias: true, use_scale: true, bias_init: null, scale_init: null };
const SCALE_ONLY: Signature = { use_scale: true, scale_init: null };
const REDUCED: Signature = { reduction_axes: -1, feature_axes: -1 };

export const NORMALIZATION_KINDS: readonly Kind[] = [
  {
    type: 'BatchNorm',
    shift: true,
    statistics: true,
    axes: 'axis',
    linen: {
      use_running_average: null,
      axis: -1,
      momentum: 0.99,
      epsilon: 1e-5,
      ...TYPES,
      ...FLAGS
    }
  },
  {
    type: 'LayerNorm',
    shift: true,
    statistics: false,
    axes: 'feature_axes',
    linen: { epsilon: 1e-6, ...TYPES, ...FLAGS, ...REDUCED }
  },
  {
    type: 'InstanceNorm',
    shift: true,
    statistics: false,
    axes: 'feature_axes',
    linen: { epsilon: 1e-6, ...TYPES, ...FLAGS, feature_axes: -1 }
  },
  {
    type: 'RMSNorm',
    shift: false,
    statistics: false,
    axes: 'feature_axes',
    linen: { epsilon: 1e-6, ...TYPES, ...SCALE_ONLY, ...REDUCED }
  },
  {
    type: 'GroupNorm',
    shift: true,
    statistics: false,
    axes: null,
    linen: { num_groups: 32, group_size: null, epsilon: 1e-6, ...TYPES, ...FLAGS }
  }
];

const REST: Signature = {
  axis_name: null,
  axis_index_groups: null,
  use_fast_variance: true,
  force_float32_reductions: true
};

/** A running mean and variance are in `batch_stats`, apart from the parameters. Source: flax 0.12's linen and nnx. */
function learned(
  settings: Arguments,
  { shift, statistics }: Kind,
  axes: readonly Axis[]
): Tensor[] {
  return [
    ...(shift && settings.flag('use_bias') ? [tensor('bias', 'bias', axes)] : []),
    ...(settings.flag('use_scale') ? [tensor('scale', 'scale', axes)] : []),
    ...(statistics ? [statistic('mean', axes), statistic('var', axes)] : [])
  ];
}

function linen(kind: Kind): Rule {
  return {
    type: kind.type,
    signature: { ...kind.linen, ...REST, ...LINEN },
    count: (settings, inputs): Outcome => {
      const input = inputOf(settings, inputs, 1);
      return {
        tensors: linenOrder(learned(settings, kind, featureAxes(settings, kind, input))),
        outputs: [input]
      };
    }
  };
}

/** linen sorts the axes as they stand in the input. */
function featureAxes(settings: Arguments, kind: Kind, input: Shape): Axis[] {
  const axes = kind.axes ? settings.axes(kind.axes, input.length) : [input.length - 1];
  return [...axes]
    .sort((a, b) => a - b)
    .map(axis => {
      const meaning = axes.length === 1 ? 'channels' : `axis ${axis}`;
      return [meaning, sizeOf(settings, input, axis, meaning)];
    });
}

function nnx(kind: Kind): Rule {
  const grouped: Signature = kind.type === 'GroupNorm' ? { num_groups: 32, group_size: null } : {};
  return {
    type: kind.type,
    signature: {
      num_features: REQUIRED,
      ...grouped,
      ...(kind.shift ? FLAGS : SCALE_ONLY),
      use_running_average: false,
      axis: -1,
      momentum: 0.99,
      epsilon: 1e-5,
      ...TYPES,
      ...REDUCED,
      ...REST,
      promote_dtype: null,
      rngs: null
    },
    count: settings => {
      const axes: Axis[] = [['channels', settings.positive('num_features')]];
      return { tensors: byName(learned(settings, kind, axes)), outputs: null };
    }
  };
}

/** One slope for the whole layer. */
const PRELU: Rule = {
  type: 'PReLU',
  signature: { negative_slope_init: 0.01, param_dtype: null, ...LINEN },
  count: (_, inputs) => ({
    tensors: [tensor('negative_slope', 'scale', [])],
    outputs: inputs[0] ? [inputs[0]] : null
  })
};

export const LINEN_NORMALIZATIONS: readonly Rule[] = [...NORMALIZATION_KINDS.map(linen), PRELU];
export const NNX_NORMALIZATIONS: readonly Rule[] = [...NORMALIZATION_KINDS.map(nnx), PRELU];
