import { multiply } from '../arithmetic.js';
import { inputOf, sizeOf, type Arguments } from '../arguments.js';
import { REQUIRED, type Rule, type Signature } from '../rule.js';
import { statistic, tensor, within, type Axis } from '../tensors.js';
import type { Shape, Tensor } from '../types.js';
import { sizesOf } from './dense.js';
import { byName, LINEN, linenOrder, NNX, TYPES } from './order.js';

/** One dense layer inside a cell: what it reads, how many gates it serves, whether it has a bias. */
interface Projection {
  readonly name: string;
  readonly reads: 'inputs' | 'units';
  readonly gates: number;
  readonly bias: boolean;
}

function projection(name: string, reads: 'inputs' | 'units', bias: boolean, gates = 1): Projection {
  return { name, reads, bias, gates };
}

/** A gate's two layers; in most cells only one of them has a bias. */
function gate(
  letter: string,
  inputBias: boolean,
  hiddenBias: boolean,
  inputName = `i${letter}`
): Projection[] {
  return [
    projection(inputName, 'inputs', inputBias),
    projection(`h${letter}`, 'units', hiddenBias)
  ];
}

const LSTM = ['i', 'f', 'g', 'o'].flatMap(letter => gate(letter, false, true));
const GRU = [...gate('r', true, false), ...gate('z', true, false), ...gate('n', true, true)];
const MGU = (reset: boolean): Projection[] => [
  ...gate('f', true, false),
  ...gate('n', true, reset)
];

/** linen's cells, each gate with layers of its own. Source: `flax.linen.recurrent` of flax 0.12. */
const LINEN_CELLS: { readonly [type: string]: (settings: Arguments) => readonly Projection[] } = {
  LSTMCell: () => LSTM,
  OptimizedLSTMCell: () => LSTM,
  GRUCell: () => GRU,
  MGUCell: settings => MGU(settings.flag('reset_gate')),
  SimpleCell: () => [projection('i', 'inputs', true), projection('h', 'units', false)]
};

/** nnx's cells, all gates side by side in one layer, but for the LSTM's. */
const NNX_CELLS: { readonly [type: string]: readonly Projection[] } = {
  LSTMCell: ['i', 'f', 'g', 'o'].flatMap(letter =>
    gate(letter, false, true, letter === 'f' ? 'if_' : `i${letter}`)
  ),
  OptimizedLSTMCell: [
    projection('dense_i', 'inputs', false, 4),
    projection('dense_h', 'units', true, 4)
  ],
  GRUCell: [projection('dense_i', 'inputs', true, 3), projection('dense_h', 'units', false, 3)],
  SimpleCell: [projection('dense_i', 'inputs', true), projection('dense_h', 'units', false)]
};

function cellTensors(
  projections: readonly Projection[],
  features: number,
  units: number
): Tensor[] {
  return projections.flatMap(({ name, reads, gates, bias }) => {
    const meaning = gates === 1 ? 'units' : `${gates} gates × units`;
    const width: Axis = [meaning, multiply(gates, units)];
    const incoming: Axis = reads === 'inputs' ? ['inputs', features] : ['units before', units];
    return within(name, [
      ...(bias ? [tensor('bias', 'bias', [width])] : []),
      tensor('kernel', 'weight', [incoming, width])
    ]);
  });
}

const CELL: Signature = {
  gate_fn: null,
  activation_fn: null,
  kernel_init: null,
  recurrent_kernel_init: null,
  bias_init: null,
  ...TYPES,
  carry_init: null
};

function linenCell(type: string): Rule {
  return {
    type,
    signature: {
      features: REQUIRED,
      ...CELL,
      reset_gate: true,
      residual: false,
      forget_bias_init: null,
      activation_bias_init: null,
      ...LINEN
    },
    count: (settings, inputs) => {
      const input = inputOf(settings, inputs, 1);
      const features = sizeOf(settings, input, -1, 'features');
      const projections = LINEN_CELLS[type](settings);
      const tensors = cellTensors(projections, features, settings.positive('features'));
      return { tensors: linenOrder(tensors), outputs: null };
    },
    unsolvable: true
  };
}

function nnxCell(type: string): Rule {
  return {
    type,
    signature: {
      in_features: REQUIRED,
      hidden_features: REQUIRED,
      ...CELL,
      keep_rngs: null,
      ...NNX
    },
    count: settings => {
      const features = settings.positive('in_features');
      const units = settings.positive('hidden_features');
      return { tensors: byName(cellTensors(NNX_CELLS[type], features, units)), outputs: null };
    },
    unsolvable: true
  };
}

/** Two convolutions, over what comes in and over what the cell gave out before, for four gates each. */
const CONVOLUTIONAL: Rule = {
  type: 'ConvLSTMCell',
  signature: {
    features: REQUIRED,
    kernel_size: REQUIRED,
    strides: null,
    padding: 'SAME',
    use_bias: true,
    ...TYPES,
    carry_init: null,
    ...LINEN
  },
  count: (settings, inputs) => {
    const input = inputOf(settings, inputs, 2);
    const filters = settings.positive('features');
    const gated: Axis = ['4 gates × filters', multiply(4, filters)];
    const kernel = sizesOf(settings, 'kernel_size').map((size, axis): Axis => [
      `kernel axis ${axis + 1}`,
      size
    ]);
    const convolution = (name: string, channels: number): Tensor[] =>
      within(name, [
        ...(settings.flag('use_bias') ? [tensor('bias', 'bias', [gated])] : []),
        tensor('kernel', 'weight', [...kernel, ['input channels', channels], gated])
      ]);
    return {
      tensors: linenOrder([
        ...convolution('ih', sizeOf(settings, input, -1, 'channels')),
        ...convolution('hh', filters)
      ]),
      outputs: null
    };
  },
  unsolvable: true
};

/** The count and key that nnx keeps of a stream of random numbers. */
export function randomState(): Tensor[] {
  return within('rngs', [statistic('count', []), statistic('key', [])]);
}

const STEPPING: Signature = {
  time_major: false,
  return_carry: false,
  reverse: false,
  keep_order: false,
  unroll: 1,
  variable_axes: null,
  variable_broadcast: null,
  variable_carry: null,
  split_rngs: null
};

/** A layer around others that it calls step by step, or in both directions. */
function around(
  type: string,
  names: readonly string[],
  rest: Signature,
  order: (tensors: readonly Tensor[]) => Tensor[],
  own: () => Tensor[],
  inner: (inputs: readonly Shape[]) => readonly Shape[]
): Rule {
  return {
    type,
    signature: { ...Object.fromEntries(names.map(name => [name, REQUIRED] as const)), ...rest },
    count: (settings, inputs, countWrapped) => ({
      tensors: order([
        ...names.flatMap(name => {
          const { type: wrapped, config } = settings.layer(name);
          return within(name, countWrapped(wrapped, config, inner(inputs)).tensors);
        }),
        ...own()
      ]),
      outputs: null
    }),
    unsolvable: true
  };
}

/** A cell sees one time step. */
function step(inputs: readonly Shape[]): readonly Shape[] {
  return inputs.map(shape => (shape.length > 2 ? [shape[0], ...shape.slice(2)] : shape));
}

const BOTH = ['forward_rnn', 'backward_rnn'];
const MERGED: Signature = { merge_fn: null, time_major: false, return_carry: false };
const none = (): Tensor[] => [];
const same = (inputs: readonly Shape[]): readonly Shape[] => inputs;

export const LINEN_RECURRENT: readonly Rule[] = [
  ...Object.keys(LINEN_CELLS).map(linenCell),
  CONVOLUTIONAL,
  around('RNN', ['cell'], { ...STEPPING, ...LINEN }, linenOrder, none, step),
  around('Bidirectional', BOTH, { ...MERGED, ...LINEN }, linenOrder, none, same)
];

export const NNX_RECURRENT: readonly Rule[] = [
  ...Object.keys(NNX_CELLS).map(nnxCell),
  around('RNN', ['cell'], { ...STEPPING, ...NNX }, byName, randomState, step),
  around('Bidirectional', BOTH, { ...MERGED, ...NNX }, byName, randomState, same)
];
