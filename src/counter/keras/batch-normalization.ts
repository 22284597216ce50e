import { inputOf, sizeOf, type Arguments } from '../arguments.js';
import type { Rule, Signature } from '../rule.js';
import { statistic, tensor, type Axis } from '../tensors.js';
import type { Shape, Tensor } from '../types.js';

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
  }
};

/** The scale (gamma) and the shift (beta) that a layer learns, as far as it is set to. Both have the role `scale`: a shift
 * is applied to normalised values, and frameworks do not call it a bias. Keras 3.15 is the source of every rule here. */
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
