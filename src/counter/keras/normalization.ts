import { quotient } from '../arithmetic.js';
import { inputOf, sizeOf, type Arguments } from '../arguments.js';
import { REQUIRED, type Hypothesis, type Rule, type Signature } from '../rule.js';
import { statistic, tensor, type Axis } from '../tensors.js';
import type { Config, Observation, Shape, Tensor } from '../types.js';
import { axisChoices, axisConfig, keptShape } from './axes.js';

/** What a normalisation learns is a scale (gamma) and a shift (beta); both have the role `scale`: a shift is applied to
 * normalised values, and frameworks do not call it a bias. Keras 3.15 is the source of every rule here. */
const SCALE_AND_SHIFT: readonly { readonly config: Config; readonly cost: number }[] = [
  { config: {}, cost: 0 },
  { config: { scale: false }, cost: 0.5 },
  { config: { center: false }, cost: 1.5 },
  { config: { center: false, scale: false }, cost: 2 }
];

const INITIALIZERS: Signature = {
  beta_initializer: null,
  gamma_initializer: null
};

const REGULARIZERS: Signature = {
  beta_regularizer: null,
  gamma_regularizer: null,
  beta_constraint: null,
  gamma_constraint: null
};

const SETTINGS: Signature = {
  axis: -1,
  epsilon: 0.001,
  center: true,
  scale: true,
  ...INITIALIZERS,
  ...REGULARIZERS
};

/** Learns a scale and a shift a channel, and keeps a moving mean and variance a channel that no gradient changes. */
const BATCH_NORMALIZATION: Rule = {
  type: 'BatchNormalization',
  signature: {
    axis: -1,
    momentum: 0.99,
    epsilon: 0.001,
    center: true,
    scale: true,
    ...INITIALIZERS,
    moving_mean_initializer: null,
    moving_variance_initializer: null,
    ...REGULARIZERS,
    renorm: false
  },
  count: (settings, inputs) => {
    const input = inputOf(settings, inputs, 2);
    const axes = featureAxes(settings, input);
    const kept = ['moving_mean', 'moving_variance'];
    const renorm = ['moving_stddev', 'renorm_mean', 'renorm_stddev'];
    const names = settings.flag('renorm') ? [...kept, ...renorm] : kept;
    return {
      tensors: [...scaleAndShift(settings, axes), ...names.map(name => statistic(name, axes))],
      outputs: [input]
    };
  },
  propose: function* (row) {
    yield* proposeAxes(row, SCALE_AND_SHIFT, [4, 3, 2]);
    const renorm = SCALE_AND_SHIFT.map(({ config, cost }) => ({
      config: { ...config, renorm: true },
      cost: cost + 2
    }));
    yield* proposeAxes(row, renorm, [7, 6, 5]);
  }
};

const LAYER_NORMALIZATION: Rule = {
  type: 'LayerNormalization',
  signature: {
    ...SETTINGS,
    rms_scaling: false
  },
  count: (settings, inputs) => {
    const input = inputOf(settings, inputs, 2);
    const axes = featureAxes(settings, input);
    const tensors = settings.flag('rms_scaling')
      ? [tensor('gamma', 'scale', axes)]
      : scaleAndShift(settings, axes);
    return { tensors, outputs: [input] };
  },
  propose: row => proposeScaleAndShift(row)
};

const GROUP_NORMALIZATION: Rule = {
  type: 'GroupNormalization',
  signature: {
    groups: 32,
    ...SETTINGS
  },
  count: (settings, inputs) => {
    const input = inputOf(settings, inputs, 2);
    return { tensors: scaleAndShift(settings, featureAxes(settings, input)), outputs: [input] };
  },
  propose: row => proposeScaleAndShift(row)
};

/** A scale and a shift a channel, in TensorFlow Addons; in keras-contrib, where no axis is given, one of each for all.
 * Sources: TensorFlow Addons 0.23, a group normalisation of as many groups as channels; keras-contrib 2.0.8. */
const INSTANCE_NORMALIZATION: Rule = {
  type: 'InstanceNormalization',
  signature: SETTINGS,
  count: (settings, inputs) => {
    const input = inputOf(settings, inputs, 2);
    const axes: Axis[] =
      settings.get('axis') === null ? [['channels', 1]] : featureAxes(settings, input);
    return { tensors: scaleAndShift(settings, axes), outputs: [input] };
  },
  propose: function* (row) {
    yield* proposeScaleAndShift(row);
    if (row.count === 2) {
      yield { config: { axis: null }, ...supposedInput(row, [null, null]), cost: 3 };
    }
  }
};

const RMS_NORMALIZATION: Rule = {
  type: 'RMSNormalization',
  signature: { axis: -1, epsilon: 0.000001 },
  count: (settings, inputs) => {
    const input = inputOf(settings, inputs, 2);
    return { tensors: [tensor('scale', 'scale', featureAxes(settings, input))], outputs: [input] };
  },
  propose: row => proposeAxes(row, [{ config: {}, cost: 0 }], [1])
};

/** Keeps mean and variance of the data it was adapted to, and how many samples those are of; learns nothing. */
const NORMALIZATION: Rule = {
  type: 'Normalization',
  signature: { axis: -1, mean: null, variance: null, invert: false },
  count: (settings, inputs) => {
    const input = inputOf(settings, inputs, 1);
    if (settings.get('mean') !== null) {
      return { tensors: [], outputs: [input] };
    }
    const whole = settings.get('axis') === null;
    const axes = whole ? [] : sortedAxes(settings, input, 'position');
    return {
      tensors: [statistic('mean', axes), statistic('variance', axes), statistic('count', [])],
      outputs: [input]
    };
  },
  propose: function* (row) {
    yield* proposeAxes({ ...row, count: row.count - 1 }, [{ config: {}, cost: 0 }], [2]);
    yield { config: { axis: null }, ...supposedInput(row, [null]), cost: 1 };
    yield { config: { mean: 0, variance: 1 }, ...supposedInput(row, [null]), cost: 1 };
  }
};

/** A factor a channel after a residual branch; ConvNeXt's own layer in keras.applications. */
const LAYER_SCALE: Rule = {
  type: 'LayerScale',
  signature: { init_values: null, projection_dim: REQUIRED },
  count: (settings, inputs) => {
    const channels = settings.positive('projection_dim');
    const size = inputs[0]?.at(-1) ?? null;
    if (size !== null && size !== channels) {
      throw settings.illegal(
        'projection_dim',
        '%1: %2 must be the %4 channels of the input, not %3.',
        size
      );
    }
    return {
      tensors: [tensor('gamma', 'scale', [['channels', channels]])],
      outputs: inputs.length > 0 ? [inputs[0]] : null
    };
  },
  propose: row => [
    { config: { projection_dim: row.count }, ...supposedInput(row, [null]), cost: 0 }
  ]
};

function* proposeScaleAndShift(row: Observation): Iterable<Hypothesis> {
  yield* proposeAxes(row, SCALE_AND_SHIFT, [2, 1]);
  if (row.count === 0) {
    yield { config: { center: false, scale: false }, ...supposedInput(row, [null, 1]), cost: 2 };
  }
}

function scaleAndShift(settings: Arguments, axes: readonly Axis[]): Tensor[] {
  return [
    ...(settings.flag('scale') ? [tensor('gamma', 'scale', axes)] : []),
    ...(settings.flag('center') ? [tensor('beta', 'scale', axes)] : [])
  ];
}

/** The axes that have a scale of their own. Keras sorts them as they are written, so that [-1, 1] puts the last axis
 * first. */
function featureAxes(settings: Arguments, input: Shape): Axis[] {
  return sortedAxes(settings, input, 'writing');
}

function sortedAxes(settings: Arguments, input: Shape, by: 'writing' | 'position'): Axis[] {
  const value = settings.get('axis');
  const written: readonly unknown[] = Array.isArray(value) ? value : [value];
  const places = settings
    .axes('axis', input.length)
    .map((axis, index) => ({ axis, order: by === 'writing' ? Number(written[index]) : axis }))
    .sort((a, b) => a.order - b.order);
  return places.map(({ axis }) => {
    const meaning = axis === input.length - 1 || places.length === 1 ? 'channels' : `axis ${axis}`;
    return [meaning, sizeOf(settings, input, axis, meaning)];
  });
}

/** Settings over each choice of axes. Without any shape the axis is one, and its size follows from the count: `copies`
 * tensors of one size. */
function* proposeAxes(
  row: Observation,
  variants: readonly { readonly config: Config; readonly cost: number }[],
  copies: readonly number[]
): Iterable<Hypothesis> {
  const shape = keptShape(row);
  const open = !shape || shape.slice(1).every(size => size === null);
  if (open) {
    for (const [place, times] of copies.entries()) {
      const channels = quotient(row.count, times);
      const lead = shape ? shape.slice(0, -1) : [null];
      for (const { config, cost } of channels === null ? [] : variants) {
        yield { config, inputs: [[...lead, channels]], cost: cost + place };
      }
    }
    return;
  }
  for (const [place, axes] of axisChoices(shape.length).entries()) {
    const axis = axisConfig(axes, shape.length);
    const sizes = axes.map(one => shape[one]);
    if (sizes.includes(null) || sizes.some(size => (size ?? 0) > row.count)) {
      continue;
    }
    for (const { config, cost } of variants) {
      const chosen = axis === -1 ? config : { ...config, axis };
      yield { config: chosen, inputs: [shape], cost: cost + (place === 0 ? 0 : 0.5 + place / 10) };
    }
  }
}

function supposedInput(row: Observation, otherwise: Shape): { inputs: readonly Shape[] } {
  return { inputs: [keptShape(row) ?? otherwise] };
}

export const NORMALIZATIONS: readonly Rule[] = [
  BATCH_NORMALIZATION,
  LAYER_NORMALIZATION,
  GROUP_NORMALIZATION,
  INSTANCE_NORMALIZATION,
  RMS_NORMALIZATION,
  NORMALIZATION,
  LAYER_SCALE
];
