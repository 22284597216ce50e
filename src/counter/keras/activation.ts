import { inputOf, sizeOf, type Arguments } from '../arguments.js';
import type { Rule } from '../rule.js';
import { tensor, type Axis } from '../tensors.js';
import type { Shape } from '../types.js';

/** One slope for negative values an input position; the axes in `shared_axes` (the batch is 0) have one for all. */
const PRELU: Rule = {
  type: 'PReLU',
  signature: {
    alpha_initializer: null,
    alpha_regularizer: null,
    alpha_constraint: null,
    shared_axes: null
  },
  spellings: { init: 'alpha_initializer' },
  count: (settings, inputs) => {
    const input = inputOf(settings, inputs, 2);
    return { tensors: [tensor('alpha', 'scale', slopeAxes(settings, input))], outputs: [input] };
  }
};

/** Keras 1: an S of three straight lines, whose two bends and two slopes are learned an input position. */
const SRELU: Rule = {
  type: 'SReLU',
  signature: {
    t_left_init: null,
    a_left_init: null,
    t_right_init: null,
    a_right_init: null,
    shared_axes: null
  },
  count: (settings, inputs) => {
    const input = inputOf(settings, inputs, 2);
    const axes = slopeAxes(settings, input);
    const names = ['t_left', 'a_left', 't_right', 'a_right'];
    return { tensors: names.map(name => tensor(name, 'scale', axes)), outputs: [input] };
  }
};

function slopeAxes(settings: Arguments, input: Shape): Axis[] {
  const shared =
    settings.get('shared_axes') === null ? [] : settings.axes('shared_axes', input.length);
  return input.slice(1).map((_, place): Axis => {
    const axis = place + 1;
    const meaning = axis === input.length - 1 ? 'channels' : `axis ${axis}`;
    return shared.includes(axis)
      ? ['shared axis', 1]
      : [meaning, sizeOf(settings, input, axis, meaning)];
  });
}

export const LEARNED_ACTIVATIONS: readonly Rule[] = [PRELU, SRELU];
