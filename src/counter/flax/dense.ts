import { inputOf, isRecord, sizeOf, type Arguments } from '../arguments.js';
import { CountError } from '../errors.js';
import { REQUIRED, type Rule } from '../rule.js';
import { tensor, type Axis } from '../tensors.js';
import type { Tensor, Value } from '../types.js';
import { message } from '../../text/message.js';
import { INITIALIZERS, LINEN, NNX, TYPES } from './order.js';

/** A kernel inputs × units, and one bias a unit. */
function denseTensors(features: number, units: number, bias: boolean): Tensor[] {
  return [
    ...(bias ? [tensor('bias', 'bias', [['units', units]])] : []),
    tensor('kernel', 'weight', [
      ['inputs', features],
      ['units', units]
    ])
  ];
}

const LINEN_DENSE: Rule = {
  type: 'Dense',
  signature: {
    features: REQUIRED,
    use_bias: true,
    ...TYPES,
    precision: null,
    ...INITIALIZERS,
    promote_dtype: null,
    dot_general: null,
    dot_general_cls: null,
    ...LINEN
  },
  count: (settings, inputs) => {
    const input = inputOf(settings, inputs, 1);
    const features = sizeOf(settings, input, -1, 'features');
    const units = settings.positive('features');
    return {
      tensors: denseTensors(features, units, settings.flag('use_bias')),
      outputs: [[...input.slice(0, -1), units]]
    };
  }
};

export const NNX_LINEAR: Rule = {
  type: 'Linear',
  signature: { in_features: REQUIRED, out_features: REQUIRED, use_bias: true, ...NNX },
  count: (settings, inputs) => {
    const units = settings.positive('out_features');
    const tensors = denseTensors(
      settings.positive('in_features'),
      units,
      settings.flag('use_bias')
    );
    return { tensors, outputs: inputs[0] ? [[...inputs[0].slice(0, -1), units]] : null };
  }
};

/** One number or a list of them. */
export function sizesOf(settings: Arguments, name: string): number[] {
  const value = settings.get(name);
  return settings.sizes(name, Array.isArray(value) ? value.length : 1);
}

function named(meaning: string, sizes: readonly number[]): Axis[] {
  return sizes.map((size, axis) => [sizes.length === 1 ? meaning : `${meaning} ${axis + 1}`, size]);
}

/** Contracts several axes of the input at once. */
const LINEN_DENSE_GENERAL: Rule = {
  type: 'DenseGeneral',
  signature: {
    features: REQUIRED,
    axis: -1,
    batch_dims: [],
    use_bias: true,
    ...TYPES,
    ...INITIALIZERS,
    precision: null,
    promote_dtype: null,
    dot_general: null,
    dot_general_cls: null,
    ...LINEN
  },
  count: (settings, inputs) => {
    const input = inputOf(settings, inputs, 1);
    const size = (axis: number): number => sizeOf(settings, input, axis, 'features');
    const batches = settings.axes('batch_dims', input.length).sort((a, b) => a - b);
    const axes = settings.axes('axis', input.length);
    const batch = named('batch', batches.map(size));
    const units = sizesOf(settings, 'features');
    const left = input.filter((_, axis) => !axes.includes(axis) && !batches.includes(axis));
    return {
      tensors: [
        ...(settings.flag('use_bias')
          ? [tensor('bias', 'bias', [...batch, ...named('units', units)])]
          : []),
        tensor('kernel', 'weight', [
          ...batch,
          ...named('inputs', axes.map(size)),
          ...named('units', units)
        ])
      ],
      outputs: [[...batches.map(axis => input[axis]), ...left, ...units]]
    };
  }
};

/** A kernel of any shape. Its bias has the axes of the kernel that the equation keeps, in the output's order. */
const LINEN_EINSUM: Rule = {
  type: 'Einsum',
  signature: {
    shape: REQUIRED,
    einsum_str: null,
    use_bias: true,
    ...TYPES,
    ...INITIALIZERS,
    precision: null,
    promote_dtype: null,
    ...LINEN
  },
  count: settings => {
    const shape = sizesOf(settings, 'shape');
    const axes = named('axis', shape);
    const bias = settings.flag('use_bias') ? biasAxes(settings, axes) : null;
    return {
      tensors: [...(bias ? [tensor('bias', 'bias', bias)] : []), tensor('kernel', 'weight', axes)],
      outputs: null
    };
  },
  unsolvable: true
};

function biasAxes(settings: Arguments, axes: readonly Axis[]): Axis[] {
  const found = /^([a-zA-Z.]*),([a-zA-Z]*)->([a-zA-Z.]*)$/.exec(
    settings.text('einsum_str').replaceAll(' ', '')
  );
  if (!found || found[2].length !== axes.length) {
    throw settings.illegal(
      'einsum_str',
      '%1: %2 must have a letter for each axis of the kernel, not %3.'
    );
  }
  const [, , kernel, output] = found;
  return [...output]
    .filter(letter => kernel.includes(letter))
    .map(letter => axes[kernel.indexOf(letter)]);
}

const NNX_EINSUM: Rule = {
  type: 'Einsum',
  signature: { einsum_str: REQUIRED, kernel_shape: REQUIRED, bias_shape: null, ...NNX },
  count: settings => ({
    tensors: [
      ...(settings.get('bias_shape') === null
        ? []
        : [tensor('bias', 'bias', named('axis', sizesOf(settings, 'bias_shape')))]),
      tensor('kernel', 'weight', named('axis', sizesOf(settings, 'kernel_shape')))
    ],
    outputs: null
  }),
  unsolvable: true
};

const NNX_LINEAR_GENERAL: Rule = {
  type: 'LinearGeneral',
  signature: {
    in_features: REQUIRED,
    out_features: REQUIRED,
    axis: -1,
    batch_axis: null,
    use_bias: true,
    ...NNX
  },
  count: settings => {
    const batch = named('batch', batchSizes(settings));
    const units = named('units', sizesOf(settings, 'out_features'));
    return {
      tensors: [
        ...(settings.flag('use_bias') ? [tensor('bias', 'bias', [...batch, ...units])] : []),
        tensor('kernel', 'weight', [
          ...batch,
          ...named('inputs', sizesOf(settings, 'in_features')),
          ...units
        ])
      ],
      outputs: null
    };
  },
  unsolvable: true
};

/** The sizes of the batch axes: a list of them, or, as in the call, the size of each axis by its number. */
function batchSizes(settings: Arguments): number[] {
  const value: Value = settings.get('batch_axis');
  const sizes: readonly Value[] = isRecord(value)
    ? Object.values(value)
    : Array.isArray(value)
      ? (value as readonly Value[])
      : [];
  return sizes.map(size => {
    if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 1) {
      throw new CountError(
        message('%1: the sizes of batch_axis must be whole numbers.', settings.type)
      );
    }
    return size;
  });
}

/** vocabulary × features. */
function embed(extras: Rule['signature']): Rule {
  return {
    type: 'Embed',
    signature: { num_embeddings: REQUIRED, features: REQUIRED, ...extras },
    count: (settings, inputs) => {
      const size = settings.positive('features');
      return {
        tensors: [
          tensor('embedding', 'weight', [
            ['vocabulary size', settings.positive('num_embeddings')],
            ['embedding size', size]
          ])
        ],
        outputs: inputs[0] ? [[...inputs[0], size]] : null
      };
    }
  };
}

const LINEN_EMBED = { ...TYPES, embedding_init: null, promote_dtype: null, ...LINEN };

export const LINEN_DENSE_LAYERS: readonly Rule[] = [
  LINEN_DENSE,
  LINEN_DENSE_GENERAL,
  LINEN_EINSUM,
  embed(LINEN_EMBED)
];

export const NNX_DENSE_LAYERS: readonly Rule[] = [
  NNX_LINEAR,
  NNX_LINEAR_GENERAL,
  NNX_EINSUM,
  embed({ ...NNX, embedding_init: null })
];
