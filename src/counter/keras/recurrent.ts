import { multiply } from '../arithmetic.js';
import { inputOf, sizeOf, type Arguments } from '../arguments.js';
import { REQUIRED, type Rule, type Signature } from '../rule.js';
import { tensor, within, type Axis } from '../tensors.js';
import type { Shape, Tensor } from '../types.js';

/** A cell's arithmetic: how many gates it has. */
export interface Gates {
  /** The layer's class: `LSTM`. Its cell's is `LSTMCell`. */
  readonly type: string;
  readonly cell: string;
  readonly gates: number;
  readonly signature: Signature;
}

const REST: Signature = {
  kernel_initializer: null,
  recurrent_initializer: null,
  bias_initializer: null
};

const STEPPING: Signature = {
  kernel_regularizer: null,
  recurrent_regularizer: null,
  bias_regularizer: null,
  activity_regularizer: null,
  kernel_constraint: null,
  recurrent_constraint: null,
  bias_constraint: null,
  dropout: 0,
  recurrent_dropout: 0,
  seed: null
};

export const SEQUENCES: Signature = {
  return_sequences: false,
  return_state: false,
  go_backwards: false,
  stateful: false,
  unroll: false
};

export const RECURRENT_KINDS: readonly Gates[] = [
  {
    type: 'LSTM',
    cell: 'lstm_cell',
    gates: 4,
    signature: {
      activation: null,
      recurrent_activation: null,
      use_bias: true,
      ...REST,
      unit_forget_bias: true,
      ...STEPPING
    }
  },
  {
    type: 'GRU',
    cell: 'gru_cell',
    gates: 3,
    signature: {
      activation: null,
      recurrent_activation: null,
      use_bias: true,
      ...REST,
      ...STEPPING
    }
  },
  {
    type: 'SimpleRNN',
    cell: 'simple_rnn_cell',
    gates: 1,
    signature: { activation: null, use_bias: true, ...REST, ...STEPPING }
  }
];

/** Those that NVIDIA's library has fused. */
export const FUSED_KINDS = RECURRENT_KINDS.filter(kind => kind.gates > 1);

const OLD_SPELLINGS = { output_dim: 'units' };

/** Input kernel inputs × gates·units, recurrent kernel units × gates·units, and a bias a gate's unit; a GRU that resets
 * after the recurrent product has a bias for either product. Source: the cells of Keras 3.15. */
function recurrent(kind: Gates): Rule {
  const reset: Signature = kind.type === 'GRU' ? { reset_after: true } : {};
  return {
    type: kind.type,
    signature: {
      units: REQUIRED,
      ...kind.signature,
      ...SEQUENCES,
      ...reset,
      use_cudnn: 'auto'
    },
    spellings: OLD_SPELLINGS,
    count: (settings, inputs) => {
      const input = inputOf(settings, inputs, 3);
      return {
        tensors: within(kind.cell, cellTensors(kind, settings, input)),
        outputs: sequenceOutputs(
          settings,
          input,
          [settings.positive('units')],
          kind.gates === 4 ? 2 : 1
        )
      };
    }
  };
}

function recurrentCell(kind: Gates): Rule {
  const reset: Signature = kind.type === 'GRU' ? { reset_after: true } : {};
  return {
    type: `${kind.type}Cell`,
    signature: { units: REQUIRED, ...kind.signature, ...reset },
    spellings: OLD_SPELLINGS,
    count: (settings, inputs) => {
      const input = inputOf(settings, inputs, 2);
      return {
        tensors: cellTensors(kind, settings, input),
        outputs: [[...input.slice(0, -1), settings.positive('units')]]
      };
    }
  };
}

/** NVIDIA's fused layers of Keras 2 always have both biases, in one vector. */
function fused(kind: Gates): Rule {
  return {
    type: `CuDNN${kind.type}`,
    signature: { units: REQUIRED, ...REST, ...STEPPING, ...SEQUENCES },
    count: (settings, inputs) => {
      const input = inputOf(settings, inputs, 3);
      const [kernel, recurrentKernel] = kernels(kind, settings, input);
      const biases = multiply(2 * kind.gates, settings.positive('units'));
      return {
        tensors: [
          kernel,
          recurrentKernel,
          tensor('bias', 'bias', [[`2 × ${kind.gates} gates × units`, biases]])
        ],
        outputs: sequenceOutputs(
          settings,
          input,
          [settings.positive('units')],
          kind.gates === 4 ? 2 : 1
        )
      };
    }
  };
}

function cellTensors(kind: Gates, settings: Arguments, input: Shape): Tensor[] {
  const tensors = kernels(kind, settings, input);
  if (settings.flag('use_bias')) {
    const [, gated] = recurrentAxes(kind, settings);
    const twice = kind.type === 'GRU' && settings.flag('reset_after');
    const axes: Axis[] = twice ? [['input and recurrent', 2], gated] : [gated];
    tensors.push(tensor('bias', 'bias', axes));
  }
  return tensors;
}

function kernels(kind: Gates, settings: Arguments, input: Shape): Tensor[] {
  const features = sizeOf(settings, input, -1, 'features');
  const [units, gated] = recurrentAxes(kind, settings);
  return [
    tensor('kernel', 'weight', [['inputs', features], gated]),
    tensor('recurrent_kernel', 'weight', [units, gated])
  ];
}

function recurrentAxes(kind: Gates, settings: Arguments): readonly [Axis, Axis] {
  const units = settings.positive('units');
  const meaning = kind.gates === 1 ? 'units' : `${kind.gates} gates × units`;
  return [
    [kind.gates === 1 ? 'units before' : 'units', units],
    [meaning, multiply(kind.gates, units)]
  ];
}

/** One output a time step or the last one only, then the states if they are asked for.
 * `state` is the shape of one state without the batch. */
export function sequenceOutputs(
  settings: Arguments,
  input: Shape,
  state: Shape,
  states: number
): Shape[] {
  const [batch, time] = input;
  const last: Shape = [batch, ...state];
  const first: Shape = settings.flag('return_sequences') ? [batch, time, ...state] : last;
  return settings.flag('return_state') ? [first, ...Array<Shape>(states).fill(last)] : [first];
}

export const RECURRENT_LAYERS: readonly Rule[] = [
  ...RECURRENT_KINDS.map(recurrent),
  ...RECURRENT_KINDS.map(recurrentCell),
  ...FUSED_KINDS.map(fused)
];
