import { divisors, multiply, quotient } from '../arithmetic.js';
import { inputOf, sizeOf, type Arguments } from '../arguments.js';
import { biasCost, roundnessCost } from '../prior.js';
import { REQUIRED, type Hypothesis, type Rule, type Signature } from '../rule.js';
import { tensor, within, type Axis } from '../tensors.js';
import type { Config, Observation, Shape, Tensor } from '../types.js';

/** How many sizes are tried where no shape is printed. */
const MOST_UNITS = 8192;

/** A cell's arithmetic: how many gates it has, and the rows of its bias for its settings (0 for none). */
interface Gates {
  /** The layer's class: `LSTM`. Its cell's is `LSTMCell`. */
  readonly type: string;
  readonly cell: string;
  readonly gates: number;
  /** Settings of the bias, most conventional first, and how many biases each gives a gate's unit. */
  readonly biases: readonly { readonly config: Config; readonly each: number }[];
  readonly signature: Signature;
}

const BIASES: Gates['biases'] = [
  { config: { use_bias: true }, each: 1 },
  { config: { use_bias: false }, each: 0 }
];

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

const KINDS: readonly Gates[] = [
  {
    type: 'LSTM',
    cell: 'lstm_cell',
    gates: 4,
    biases: BIASES,
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
    biases: [
      { config: { use_bias: true, reset_after: true }, each: 2 },
      { config: { use_bias: true, reset_after: false }, each: 1 },
      { config: { use_bias: false }, each: 0 }
    ],
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
    biases: BIASES,
    signature: { activation: null, use_bias: true, ...REST, ...STEPPING }
  }
];

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
    },
    propose: row => proposeRecurrent(kind, row, 3)
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
    },
    propose: row => proposeRecurrent(kind, row, 2)
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
    },
    propose: row => proposeRecurrent({ ...kind, biases: [{ config: {}, each: 2 }] }, row, 3)
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

function* proposeRecurrent(kind: Gates, row: Observation, rank: number): Iterable<Hypothesis> {
  const features = row.inputs[0]?.at(-1) ?? null;
  for (const [place, { config, each }] of kind.biases.entries()) {
    for (const [units, cost] of unitsOf(kind, row, features, each)) {
      const perUnit = quotient(row.count, kind.gates * units);
      const counted = perUnit === null ? 0 : perUnit - units - each;
      if (counted >= 1) {
        yield {
          config: { units, ...config, ...sequenceConfig(row, rank) },
          inputs: [inputShape(row, rank, features ?? counted)],
          cost: cost + 0.5 * place + (each === 0 ? biasCost(row, false) : 0)
        };
      }
    }
  }
}

/** The units from the output; from count and inputs, as the root of u² + (inputs + biases) u = count / gates; or what
 * would be round numbers. */
function unitsOf(
  kind: Gates,
  row: Observation,
  features: number | null,
  biases: number
): (readonly [number, number])[] {
  const printed = row.outputs[0]?.at(-1) ?? null;
  if (printed !== null) {
    return [[printed, 0]];
  }
  const area = quotient(row.count, kind.gates);
  if (area === null) {
    return [];
  }
  if (features !== null) {
    const half = (features + biases) / 2;
    const root = Math.round(Math.sqrt(half * half + area) - half);
    return root >= 1 ? [[root, 0]] : [];
  }
  return divisors(area, MOST_UNITS).map(units => [units, 1 + roundnessCost(units)]);
}

function inputShape(row: Observation, rank: number, features: number): Shape {
  const observed = row.inputs[0];
  if (observed) {
    return [...observed.slice(0, -1), features];
  }
  const output = row.outputs[0];
  const lead = output && output.length === rank ? output.slice(0, -1) : null;
  return [...(lead ?? Array<null>(rank - 1).fill(null)), features];
}

/** What the number and the axes of the outputs tell of what the layer gives out. */
export function sequenceConfig(row: Observation, rank: number): Config {
  const output = row.outputs[0];
  return {
    ...(output && rank > 2 && output.length === rank ? { return_sequences: true } : {}),
    ...(row.outputs.length > 1 && rank > 2 ? { return_state: true } : {})
  };
}

export const RECURRENT_LAYERS: readonly Rule[] = [
  ...KINDS.map(recurrent),
  ...KINDS.map(recurrentCell),
  ...KINDS.filter(kind => kind.gates > 1).map(fused)
];
