import { inputOf } from '../arguments.js';
import { REQUIRED, type Rule, type Signature } from '../rule.js';
import { statistic, tensor, type Axis } from '../tensors.js';
import {
  featureAxes,
  INITIALIZERS,
  REGULARIZERS,
  scaleAndShift,
  sortedAxes
} from './batch-normalization.js';

const SETTINGS: Signature = {
  axis: -1,
  epsilon: 0.001,
  center: true,
  scale: true,
  ...INITIALIZERS,
  ...REGULARIZERS
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
  }
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
  }
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
  }
};

const RMS_NORMALIZATION: Rule = {
  type: 'RMSNormalization',
  signature: { axis: -1, epsilon: 0.000001 },
  count: (settings, inputs) => {
    const input = inputOf(settings, inputs, 2);
    return { tensors: [tensor('scale', 'scale', featureAxes(settings, input))], outputs: [input] };
  }
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
  }
};

/** All but batch normalisation. */
export const NORMALIZATIONS: readonly Rule[] = [
  LAYER_NORMALIZATION,
  GROUP_NORMALIZATION,
  INSTANCE_NORMALIZATION,
  RMS_NORMALIZATION,
  NORMALIZATION,
  LAYER_SCALE
];
