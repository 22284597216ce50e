import { inputOf, type Arguments } from '../arguments.js';
import { CountError } from '../errors.js';
import { REQUIRED, type CountWrapped, type Outcome, type Rule } from '../rule.js';
import { tensor, within } from '../tensors.js';
import type { Shape } from '../types.js';
import { automaticName } from '../snake-case.js';
import { message } from '../../text/message.js';

/** One layer forwards in time and a copy of it, or another one, backwards. */
const BIDIRECTIONAL: Rule = {
  type: 'Bidirectional',
  signature: { layer: REQUIRED, merge_mode: 'concat', weights: null, backward_layer: null },
  count: countBidirectional
};

function countBidirectional(
  settings: Arguments,
  inputs: readonly Shape[],
  countWrapped: CountWrapped
): Outcome {
  const input = inputOf(settings, inputs, 3);
  const forward = settings.layer('layer');
  const backward =
    settings.get('backward_layer') === null ? forward : settings.layer('backward_layer');
  const one = countWrapped(forward.type, forward.config, [input]);
  const other = countWrapped(backward.type, backward.config, [input]);
  return {
    tensors: [
      ...within(`forward_${automaticName(forward.type)}`, one.tensors),
      ...within(`backward_${automaticName(backward.type)}`, other.tensors)
    ],
    outputs: merge(settings, one.outputs, other.outputs)
  };
}

/** The two sequences merged, then the states of one and of the other. */
function merge(
  settings: Arguments,
  one: readonly Shape[] | null,
  other: readonly Shape[] | null
): readonly Shape[] | null {
  const [first, ...states] = one ?? [];
  const [second, ...otherStates] = other ?? [];
  if (!first || !second) {
    return null;
  }
  if (settings.get('merge_mode') === null) {
    return [first, second, ...states, ...otherStates];
  }
  const units = first.at(-1);
  const otherUnits = second.at(-1);
  const both = units && otherUnits ? units + otherUnits : null;
  const concatenated = settings.word('merge_mode', ['concat', 'sum', 'mul', 'ave']) === 'concat';
  const merged = concatenated ? [...first.slice(0, -1), both] : first;
  return [merged, ...states, ...otherStates];
}

/** One layer, the same at every time step. */
const TIME_DISTRIBUTED: Rule = {
  type: 'TimeDistributed',
  signature: { layer: REQUIRED },
  count: (settings, inputs, countWrapped) => {
    const [batch, time, ...step] = inputOf(settings, inputs, 2);
    const { type, config } = settings.layer('layer');
    const { tensors, outputs } = countWrapped(type, config, [[batch, ...step]]);
    return {
      tensors,
      outputs: outputs && outputs.map(([first, ...rest]) => [first, time, ...rest])
    };
  }
};

/** Divides the wrapped layer's kernel by its largest singular value; keeps one vector, as long as the kernel's last
 * axis, to estimate that. */
const SPECTRAL_NORMALIZATION: Rule = {
  type: 'SpectralNormalization',
  signature: { layer: REQUIRED, power_iterations: 1 },
  count: (settings, inputs, countWrapped) => {
    const { type, config } = settings.layer('layer');
    const { tensors, outputs } = countWrapped(type, config, inputs);
    const [kernel, ...rest] = tensors;
    if (kernel === undefined || kernel.shape.length < 2) {
      throw new CountError(message('%1 needs a layer with a kernel, not %2.', settings.type, type));
    }
    const width = kernel.shape[kernel.shape.length - 1];
    const vector = tensor(
      'vector_u',
      'statistic',
      [
        ['one row', 1],
        [kernel.dimensions.at(-1) ?? 'kernel columns', width]
      ],
      false
    );
    return { tensors: [kernel, vector, ...rest], outputs };
  }
};

export const WRAPPERS: readonly Rule[] = [BIDIRECTIONAL, TIME_DISTRIBUTED, SPECTRAL_NORMALIZATION];
