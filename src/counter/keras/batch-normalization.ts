import { quotient } from '../arithmetic.js';
import { inputOf, sizeOf, type Arguments } from '../arguments.js';
import type { Hypothesis, Rule, Signature } from '../rule.js';
import { statistic, tensor, type Axis } from '../tensors.js';
import type { Config, Observation, Shape, Tensor } from '../types.js';
import { axisChoices, axisConfig, keptShape } from './axes.js';

/** What a normalisation learns is a scale (gamma) and a shift (beta); both have the role `scale`: a shift is applied to
 * normalised values, and frameworks do not call it a bias. Keras 3.15 is the source of every rule here. */
export const SCALE_AND_SHIFT: readonly { readonly config: Config; readonly cost: number }[] = [
  { config: {}, cost: 0 },
  { config: { scale: false }, cost: 0.5 },
  { config: { center: false }, cost: 1.5 },
  { config: { center: false, scale: false }, cost: 2 }
];

export const INITIALIZERS: Signature = {
  beta_initializer: null,
  gamma_initializer: null
};

export const REGULARIZERS: Signature = {
  beta_regularizer: null,
  gamma_regularizer: null,
  beta_constraint: null,
  gamma_constraint: null
};

/** Learns a scale and a shift a channel, and keeps a moving mean and variance a channel that no gradient changes. */
export const BATCH_NORMALIZATION: Rule = {
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

/** The scale and the shift that a layer learns, as far as it is set to. */
export function scaleAndShift(settings: Arguments, axes: readonly Axis[]): Tensor[] {
  return [
    ...(settings.flag('scale') ? [tensor('gamma', 'scale', axes)] : []),
    ...(settings.flag('center') ? [tensor('beta', 'scale', axes)] : [])
  ];
}

/** The axes that have a scale of their own. Keras sorts them as they are written, so that [-1, 1] puts the last axis
 * first. */
export function featureAxes(settings: Arguments, input: Shape): Axis[] {
  return sortedAxes(settings, input, 'writing');
}

/** The same in the order in which they are written, or in which they stand. */
export function sortedAxes(settings: Arguments, input: Shape, by: 'writing' | 'position'): Axis[] {
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
export function* proposeAxes(
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
