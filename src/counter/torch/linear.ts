import { ceilDivide, divisors, multiply, quotient } from '../arithmetic.js';
import type { Arguments } from '../arguments.js';
import { roundnessCost } from '../prior.js';
import { REQUIRED, type Hypothesis, type Outcome, type Rule } from '../rule.js';
import { tensor, type Axis } from '../tensors.js';
import type { Config, Observation, Shape, Size, Tensor } from '../types.js';
import { checkSize, FACTORY, builtSize } from './images.js';

/** How many sizes are tried where neither input nor output is printed. */
const MOST_UNITS = 65536;

const NAMES = { inputs: 'in_features', units: 'out_features' };

/** Weight units × inputs, and one bias a unit. */
const LINEAR: Rule = {
  type: 'Linear',
  signature: { in_features: REQUIRED, out_features: REQUIRED, bias: true, ...FACTORY },
  count: (settings, inputs) => countLinear(settings, inputs),
  propose: row => proposeLinear(row, NAMES, BIASES)
};

const LAZY_LINEAR: Rule = {
  ...LINEAR,
  type: 'LazyLinear',
  signature: { out_features: REQUIRED, bias: true, ...FACTORY, in_features: null },
  count: (settings, inputs) => countLinear(settings, inputs, true)
};

function countLinear(settings: Arguments, inputs: readonly Shape[], lazy = false): Outcome {
  const features = builtSize(settings, 'in_features', lazy, inputs, last, 'features');
  const units = settings.positive('out_features');
  return {
    tensors: [
      tensor('weight', 'weight', [
        ['units', units],
        ['inputs', features]
      ]),
      ...biasOf(settings, units)
    ],
    outputs: lastReplaced(settings, inputs, features, units)
  };
}

function last(shape: Shape): number {
  return shape.length - 1;
}

function biasOf(settings: Arguments, units: number): Tensor[] {
  return settings.flag('bias') ? [tensor('bias', 'bias', [['units', units]])] : [];
}

function lastReplaced(
  settings: Arguments,
  [input]: readonly Shape[],
  features: number,
  units: number
): readonly Shape[] | null {
  if (input === undefined) {
    return null;
  }
  checkSize(settings, input.at(-1) ?? null, features, 'features');
  return [[...input.slice(0, -1), units]];
}

/** GPT-2's linear layer, whose weight is the other way round; transformers calls it a convolution. */
const CONV1D: Rule = {
  type: 'Conv1D',
  signature: { nf: REQUIRED, nx: REQUIRED },
  count: (settings, inputs) => {
    const units: Axis = ['units', settings.positive('nf')];
    const features = settings.positive('nx');
    return {
      tensors: [
        tensor('weight', 'weight', [['inputs', features], units]),
        tensor('bias', 'bias', [units])
      ],
      outputs: lastReplaced(settings, inputs, features, units[1])
    };
  },
  propose: row =>
    proposeLinear(row, { inputs: 'nx', units: 'nf' }, [{ bias: 1, config: {}, cost: 0 }])
};

/** bitsandbytes' layers. Eight bits are one number a weight; of four bits two weights share a byte, and it is the bytes,
 * in one column, that `parameters()` gives: `packed`. Scales are kept beside the parameters. */
const QUANTIZED: readonly Rule[] = ['Linear4bit', 'Linear8bitLt'].map(type => ({
  type,
  signature: {
    in_features: REQUIRED,
    out_features: REQUIRED,
    bias: true,
    packed: false,
    has_fp16_weights: false
  },
  spellings: { input_features: 'in_features', output_features: 'out_features' },
  count: (settings, inputs) => {
    const { tensors, outputs } = countLinear(settings, inputs);
    const [weight, ...bias] = tensors;
    const bytes = ceilDivide(multiply(weight.shape[0], weight.shape[1]), 2);
    const kept = settings.flag('packed')
      ? tensor('weight', 'weight', [
          ['pairs of weights', bytes],
          ['one column', 1]
        ])
      : weight;
    const trainable = type === 'Linear8bitLt' && settings.flag('has_fp16_weights');
    return { tensors: [{ ...kept, trainable }, ...bias], outputs };
  },
  propose: function* (row) {
    yield* proposeLinear(row, NAMES, BIASES);
    if (type === 'Linear4bit') {
      yield* proposePacked(row);
    }
  }
}));

/** Multiplies two inputs through a matrix a unit. */
const BILINEAR: Rule = {
  type: 'Bilinear',
  signature: {
    in1_features: REQUIRED,
    in2_features: REQUIRED,
    out_features: REQUIRED,
    bias: true,
    ...FACTORY
  },
  count: (settings, inputs) => {
    const units = settings.positive('out_features');
    const one = settings.positive('in1_features');
    const other = settings.positive('in2_features');
    if (inputs[1]) {
      checkSize(settings, inputs[1].at(-1) ?? null, other, 'features');
    }
    return {
      tensors: [
        tensor('weight', 'weight', [
          ['units', units],
          ['first inputs', one],
          ['second inputs', other]
        ]),
        ...biasOf(settings, units)
      ],
      outputs: lastReplaced(settings, inputs, one, units)
    };
  },
  propose: proposeBilinear
};

/** Linear layers keep their bias by convention even where a normalisation follows. */
const BIASES = [
  { bias: 1, config: { bias: true }, cost: 0 },
  { bias: 0, config: { bias: false }, cost: 0.6 }
];

function* proposeLinear(
  row: Observation,
  names: { readonly inputs: string; readonly units: string },
  biases: readonly { readonly bias: number; readonly config: Config; readonly cost: number }[]
): Iterable<Hypothesis> {
  for (const { bias, config, cost } of biases) {
    for (const [units, oddness] of unitsOf(row, bias)) {
      const perUnit = quotient(row.count, units);
      const features = perUnit === null ? 0 : perUnit - bias;
      if (features >= 1) {
        yield {
          config: { [names.inputs]: features, [names.units]: units, ...config },
          inputs: [inputOf(row, features)],
          cost: cost + oddness
        };
      }
    }
  }
}

/** The units from the output, or from the count and the inputs, or what would be round numbers. */
function unitsOf(row: Observation, bias: number): (readonly [number, number])[] {
  const printed = row.outputs[0]?.at(-1) ?? null;
  if (printed !== null) {
    return [[printed, 0]];
  }
  const features = featuresOf(row, 0);
  if (features !== null) {
    const units = quotient(row.count, features + bias);
    return units === null ? [] : [[units, 0]];
  }
  return divisors(row.count, MOST_UNITS).map(units => [
    units,
    1 + roundnessCost(units) + roundnessCost(row.count / units - bias)
  ]);
}

function featuresOf(row: Observation, index: number): Size {
  return row.inputs[index]?.at(-1) ?? null;
}

function inputOf(row: Observation, features: number): Shape {
  const observed = row.inputs[0] ?? null;
  const lead = (observed ?? row.outputs[0] ?? [null, null]).slice(0, -1);
  return [...lead, observed?.at(-1) ?? features];
}

function* proposePacked(row: Observation): Iterable<Hypothesis> {
  const units = row.outputs[0]?.at(-1) ?? null;
  for (const bias of units === null ? [] : [true, false]) {
    const weights = 2 * (row.count - Number(bias) * (units ?? 0));
    const features = quotient(weights, units ?? 0);
    if (features !== null) {
      const config = { in_features: features, out_features: units, bias, packed: true };
      yield { config, inputs: [inputOf(row, features)], cost: 0.5 + (bias ? 0.6 : 0) };
    }
  }
}

function* proposeBilinear(row: Observation): Iterable<Hypothesis> {
  const units = row.outputs[0]?.at(-1) ?? null;
  const one = featuresOf(row, 0);
  const second = featuresOf(row, 1);
  for (const bias of units === null || one === null ? [] : [true, false]) {
    const perUnit = quotient(row.count, units ?? 0);
    const other = quotient((perUnit ?? 0) - Number(bias), one ?? 0);
    if (other !== null) {
      yield {
        config: { in1_features: one, in2_features: other, out_features: units, bias },
        inputs: [inputOf(row, one ?? 0), ...(second === null ? [] : [row.inputs[1] as Shape])],
        cost: bias ? 0 : 0.6
      };
    }
  }
}

export const LINEAR_LAYERS: readonly Rule[] = [LINEAR, LAZY_LINEAR, CONV1D, ...QUANTIZED, BILINEAR];
