import { multiply } from '../arithmetic.js';
import type { Arguments } from '../arguments.js';
import { CountError } from '../errors.js';
import { REQUIRED, type Outcome, type Rule, type Signature } from '../rule.js';
import { tensor, type Axis } from '../tensors.js';
import type { Shape, Tensor } from '../types.js';
import { message } from '../../text/message.js';
import { checkSize, FACTORY } from './images.js';

export interface Kind {
  readonly type: string;
  readonly gates: number;
  /** Arguments of the layer after `num_layers`, and of its cell after `bias`. */
  readonly layer: Signature;
  readonly cell: Signature;
}

const DIRECTIONS: Signature = {
  bias: true,
  batch_first: false,
  dropout: 0,
  bidirectional: false
};

export const RECURRENT_KINDS: readonly Kind[] = [
  {
    type: 'RNN',
    gates: 1,
    layer: { nonlinearity: 'tanh', ...DIRECTIONS },
    cell: { nonlinearity: 'tanh' }
  },
  { type: 'LSTM', gates: 4, layer: { ...DIRECTIONS, proj_size: 0 }, cell: {} },
  { type: 'GRU', gates: 3, layer: DIRECTIONS, cell: {} }
];

/** How much of everything one layer of the stack has. */
interface Sizes {
  readonly gates: number;
  readonly units: number;
  readonly features: number;
  /** What comes back: the units, or their projection. */
  readonly fedBack: number;
  readonly bias: boolean;
}

/** Input weights gates·units × inputs, recurrent weights gates·units × units, and a bias with either product: twice as
 * many biases as Keras has. Layers after the first read the outputs of both directions. An LSTM with `proj_size` gives
 * out, and feeds back, a projection of its units. Source: torch 2.13's `RNNBase`. */
function recurrent(kind: Kind): Rule {
  return {
    type: kind.type,
    signature: {
      input_size: REQUIRED,
      hidden_size: REQUIRED,
      num_layers: 1,
      ...kind.layer,
      ...FACTORY
    },
    count: (settings, inputs) => countStack(settings, inputs, kind)
  };
}

function countStack(settings: Arguments, inputs: readonly Shape[], { gates }: Kind): Outcome {
  const features = settings.positive('input_size');
  const units = settings.positive('hidden_size');
  const layers = settings.positive('num_layers');
  const directions = settings.flag('bidirectional') ? 2 : 1;
  const projected = settings.get('proj_size') || null;
  const fedBack = projected === null ? units : settings.positive('proj_size');
  if (layers > 1000) {
    throw settings.illegal('num_layers', '%1: %2 must be at most %4, not %3.', 1000);
  }
  if (projected !== null && fedBack >= units) {
    throw settings.illegal('proj_size', '%1: %2 must be smaller than the %4 units, not %3.', units);
  }
  const bias = settings.flag('bias');
  const tensors: Tensor[] = [];
  for (let layer = 0; layer < layers; layer++) {
    for (let direction = 0; direction < directions; direction++) {
      const sizes = {
        gates,
        units,
        fedBack,
        bias,
        features: layer === 0 ? features : directions * fedBack
      };
      const suffix = `_l${layer}${direction === 0 ? '' : '_reverse'}`;
      tensors.push(...cellTensors(sizes, suffix));
      if (projected !== null) {
        tensors.push(
          tensor(`weight_hr${suffix}`, 'weight', [
            ['projected units', fedBack],
            ['units', units]
          ])
        );
      }
    }
  }
  const outputs = stackOutputs(settings, inputs, features, directions * fedBack, [
    [directions * layers, fedBack],
    ...(gates === 4 ? [[directions * layers, units] as const] : [])
  ]);
  return { tensors, outputs };
}

function cellTensors(sizes: Sizes, suffix: string): Tensor[] {
  const { gates, units, features, fedBack, bias } = sizes;
  const gated: Axis = [gates === 1 ? 'units' : `${gates} gates × units`, multiply(gates, units)];
  return [
    tensor(`weight_ih${suffix}`, 'weight', [gated, ['inputs', features]]),
    tensor(`weight_hh${suffix}`, 'weight', [
      gated,
      [gates === 1 ? 'units before' : 'units', fedBack]
    ]),
    ...(bias
      ? [tensor(`bias_ih${suffix}`, 'bias', [gated]), tensor(`bias_hh${suffix}`, 'bias', [gated])]
      : [])
  ];
}

/** The sequence, then the last states: of a sequence without a batch, the states have none either. */
function stackOutputs(
  settings: Arguments,
  [input]: readonly Shape[],
  features: number,
  width: number,
  states: readonly (readonly [layers: number, size: number])[]
): readonly Shape[] | null {
  if (input === undefined) {
    return null;
  }
  if (input.length !== 2 && input.length !== 3) {
    throw new CountError(message('%1 needs an input of time steps with features.', settings.type));
  }
  checkSize(settings, input.at(-1) ?? null, features, 'features');
  const batch = input.length === 2 ? [] : [settings.flag('batch_first') ? input[0] : input[1]];
  return [
    [...input.slice(0, -1), width],
    ...states.map(([layers, size]): Shape => [layers, ...batch, size])
  ];
}

function cell(kind: Kind): Rule {
  return {
    type: `${kind.type}Cell`,
    signature: {
      input_size: REQUIRED,
      hidden_size: REQUIRED,
      bias: true,
      ...kind.cell,
      ...FACTORY
    },
    count: (settings, inputs) => {
      const features = settings.positive('input_size');
      const units = settings.positive('hidden_size');
      const bias = settings.flag('bias');
      const sizes = { gates: kind.gates, units, fedBack: units, bias, features };
      const [input] = inputs;
      if (input) {
        checkSize(settings, input.at(-1) ?? null, features, 'features');
      }
      const output = input && [...input.slice(0, -1), units];
      return {
        tensors: cellTensors(sizes, ''),
        outputs: output ? Array<Shape>(kind.gates === 4 ? 2 : 1).fill(output) : null
      };
    }
  };
}

export const RECURRENT_LAYERS: readonly Rule[] = [
  ...RECURRENT_KINDS.map(recurrent),
  ...RECURRENT_KINDS.map(cell)
];
