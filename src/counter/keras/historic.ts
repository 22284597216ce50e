import { inputOf, sizeOf } from '../arguments.js';
import { REQUIRED, type Rule } from '../rule.js';
import { tensor, type Axis } from '../tensors.js';

/** tf.keras' random projection for kernel methods: fixed weights, biases and one width, which can be trained. */
const RANDOM_FOURIER_FEATURES: Rule = {
  type: 'RandomFourierFeatures',
  signature: {
    output_dim: REQUIRED,
    kernel_initializer: null,
    scale: null,
    trainable: false
  },
  count: (settings, inputs) => {
    const input = inputOf(settings, inputs, 2);
    const features: Axis = ['inputs', sizeOf(settings, input, -1, 'features')];
    const outputs: Axis = ['outputs', settings.positive('output_dim')];
    const width = tensor('kernel_scale', 'scale', [['width', 1]], settings.flag('trainable'));
    return {
      tensors: [
        tensor('unscaled_kernel', 'weight', [features, outputs], false),
        tensor('bias', 'bias', [outputs], false),
        width
      ],
      outputs: [[...input.slice(0, -1), outputs[1]]]
    };
  }
};

/** Keras 1: a dense layer and a dense gate, both as wide as the input. */
const HIGHWAY: Rule = {
  type: 'Highway',
  signature: {
    init: null,
    activation: null,
    weights: null,
    W_regularizer: null,
    b_regularizer: null,
    activity_regularizer: null,
    W_constraint: null,
    b_constraint: null,
    use_bias: true,
    input_dim: null
  },
  spellings: { bias: 'use_bias' },
  count: (settings, inputs) => {
    const input = inputOf(settings, inputs, 2);
    const features = sizeOf(settings, input, -1, 'features');
    const axes: Axis[] = [
      ['inputs', features],
      ['units', features]
    ];
    const biases = settings.flag('use_bias')
      ? ['bias', 'carry_bias'].map(name => tensor(name, 'bias', [['units', features]]))
      : [];
    const kernels = ['kernel', 'carry_kernel'].map(name => tensor(name, 'weight', axes));
    return { tensors: [...kernels, ...biases], outputs: [input] };
  }
};

/** Keras 1: the largest of several dense layers' outputs. */
const MAXOUT_DENSE: Rule = {
  type: 'MaxoutDense',
  signature: { output_dim: REQUIRED, nb_feature: 4, init: null, weights: null, use_bias: true },
  spellings: { bias: 'use_bias' },
  count: (settings, inputs) => {
    const input = inputOf(settings, inputs, 2);
    const pieces: Axis = ['pieces', settings.positive('nb_feature')];
    const outputs: Axis = ['units', settings.positive('output_dim')];
    const features: Axis = ['inputs', sizeOf(settings, input, -1, 'features')];
    return {
      tensors: [
        tensor('kernel', 'weight', [pieces, features, outputs]),
        ...(settings.flag('use_bias') ? [tensor('bias', 'bias', [pieces, outputs])] : [])
      ],
      outputs: [[...input.slice(0, -1), outputs[1]]]
    };
  }
};

export const HISTORIC: readonly Rule[] = [RANDOM_FOURIER_FEATURES, HIGHWAY, MAXOUT_DENSE];
