import { ceilDivide, divisors, quotient } from '../arithmetic.js';
import { inputOf, isRecord, sizeOf, type Arguments } from '../arguments.js';
import { isUsualRank, roundnessCost } from '../prior.js';
import { REQUIRED, type Hypothesis, type Outcome, type Rule } from '../rule.js';
import { statistic, tensor, type Axis } from '../tensors.js';
import type { Config, Observation, Shape, Size, Tensor, Value } from '../types.js';
import { KERNEL_AND_BIAS_EXTRAS } from './convolution.js';

/** Packed weights share a scale a block of this many inputs. */
const INT4_BLOCK = 128;
/** Length of the history from which float8 takes its scales. */
const AMAX_HISTORY = 1024;
const MOST_BLOCKS = 512;
/** How many sizes are tried where neither input nor output is printed. */
const MOST_UNITS = 65536;

/** inputs × units, and one bias a unit.
 *
 * `quantization` is what `layer.quantize(mode)` leaves behind: "int8", "int4" (two weights a byte) or "float8".
 * Source: the weights of Keras 3.15's `Dense`. */
const DENSE: Rule = {
  type: 'Dense',
  signature: {
    units: REQUIRED,
    activation: null,
    use_bias: true,
    ...KERNEL_AND_BIAS_EXTRAS,
    lora_rank: null,
    lora_alpha: null,
    quantization: null,
    int4_block: INT4_BLOCK
  },
  spellings: { output_dim: 'units', bias: 'use_bias' },
  count: countDense,
  propose: proposeDense,
  lastResort: proposeRareDense
};

function countDense(settings: Arguments, inputs: readonly Shape[]): Outcome {
  const input = inputOf(settings, inputs, 2);
  const features = sizeOf(settings, input, -1, 'features');
  const units = settings.positive('units');
  const loraRank = settings.positiveOrNull('lora_rank');
  const mode = settings.word('quantization', ['none', 'int8', 'int4', 'float8']);
  const unitsAxis: Axis = ['units', units];
  const kernel = tensor('kernel', 'weight', [['inputs', features], unitsAxis], loraRank === null);
  const bias = settings.flag('use_bias') ? [tensor('bias', 'bias', [unitsAxis])] : [];
  const slopes = isSlope(settings.get('activation'))
    ? [tensor('p_re_lu/alpha', 'scale', [unitsAxis])]
    : [];
  const tensors = {
    none: () => [kernel, ...bias, ...slopes],
    int8: () => [
      ...bias,
      { ...kernel, trainable: false },
      tensor('kernel_scale', 'scale', [unitsAxis], false)
    ],
    int4: () => [...bias, ...packed(features, units, settings.positive('int4_block'))],
    float8: () => [kernel, ...bias, ...float8State()]
  }[mode as 'none' | 'int8' | 'int4' | 'float8']();
  if (loraRank !== null) {
    tensors.push(
      tensor('lora_kernel_a', 'weight', [
        ['inputs', features],
        ['adapter rank', loraRank]
      ]),
      tensor('lora_kernel_b', 'weight', [['adapter rank', loraRank], unitsAxis])
    );
  }
  return { tensors, outputs: [[...input.slice(0, -1), units]] };
}

/** A layer given as the activation that learns a slope for each unit; its weights count as the dense layer's. */
function isSlope(activation: Value): boolean {
  return isRecord(activation) && activation.class === 'PReLU';
}

function packed(features: number, units: number, block: number): Tensor[] {
  const blocks: Axis[] = [
    ['blocks of inputs', ceilDivide(features, block)],
    ['units', units]
  ];
  return [
    tensor(
      'kernel',
      'weight',
      [
        ['inputs', features],
        ['units, two a byte', ceilDivide(units, 2)]
      ],
      false
    ),
    tensor('kernel_scale', 'scale', blocks, false),
    tensor('kernel_zero', 'scale', blocks, false),
    statistic('g_idx', [['inputs', features]])
  ];
}

function float8State(): Tensor[] {
  return ['inputs', 'kernel', 'outputs_grad'].flatMap(of => [
    tensor(`${of}_scale`, 'scale', []),
    tensor(`${of}_amax_history`, 'statistic', [['steps remembered', AMAX_HISTORY]])
  ]);
}

function* proposeDense(row: Observation): Iterable<Hypothesis> {
  for (const bias of [true, false]) {
    const features = featuresOf(row);
    for (const [units, cost] of unitsOf(row, features, bias)) {
      const perUnit = quotient(row.count, units);
      const counted = perUnit === null ? 0 : perUnit - Number(bias);
      if (counted >= 1) {
        yield dense(row, counted, { units, use_bias: bias }, cost + biasCost(bias));
      }
    }
  }
}

/** Dense layers keep their bias by convention even where a normalisation follows. */
function biasCost(bias: boolean): number {
  return bias ? 0 : 0.6;
}

function featuresOf(row: Observation): Size {
  return row.inputs[0]?.at(-1) ?? null;
}

/** The units from the output, or from the count and the inputs, or what would be round numbers. */
function unitsOf(row: Observation, features: Size, bias: boolean): (readonly [number, number])[] {
  const printed = row.outputs[0]?.at(-1) ?? null;
  if (printed !== null) {
    return [[printed, 0]];
  }
  if (features !== null) {
    const units = quotient(row.count, features + Number(bias));
    return units === null ? [] : [[units, 0]];
  }
  return divisors(row.count, MOST_UNITS).map(units => [
    units,
    1 + roundnessCost(units) + roundnessCost(row.count / units - Number(bias))
  ]);
}

function dense(row: Observation, features: number, config: Config, cost: number): Hypothesis {
  const observed = row.inputs[0] ?? null;
  const lead = (observed ?? row.outputs[0] ?? [null, null]).slice(0, -1);
  return { config, inputs: [[...lead, observed?.at(-1) ?? features]], cost };
}

/** Low-rank adapters, and the weights that quantizing leaves behind. */
function* proposeRareDense(row: Observation): Iterable<Hypothesis> {
  const features = featuresOf(row);
  const units = row.outputs[0]?.at(-1) ?? null;
  if (units === null) {
    return;
  }
  for (const bias of [true, false]) {
    const left = row.count - units * Number(bias);
    const cost = 5 + biasCost(bias);
    if (features !== null) {
      const slope = { units, use_bias: bias, activation: { class: 'PReLU', config: {} } };
      yield dense(row, features, slope, cost + 0.5);
      const loraRank = quotient(left - units * features, features + units);
      if (loraRank !== null && isUsualRank(loraRank)) {
        const config = { units, use_bias: bias, lora_rank: loraRank };
        yield dense(row, features, config, cost - 1);
      }
      const int8 = { units, use_bias: bias, quantization: 'int8' };
      yield dense(row, features, int8, cost);
    }
    for (const counted of packedFeatures(left, units)) {
      const config = { units, use_bias: bias, quantization: 'int4' };
      yield dense(row, counted, config, cost);
    }
    const state = 3 * (AMAX_HISTORY + 1);
    const counted = quotient(left - state, units);
    if (counted !== null) {
      const config = { units, use_bias: bias, quantization: 'float8' };
      yield dense(row, counted, config, cost);
    }
  }
}

/** The inputs that packed weights would be for, one possibility a number of blocks. */
function packedFeatures(count: number, units: number): number[] {
  const found: number[] = [];
  for (let blocks = 1; blocks <= MOST_BLOCKS; blocks++) {
    const features = quotient(count - 2 * blocks * units, ceilDivide(units, 2) + 1);
    if (features !== null && ceilDivide(features, INT4_BLOCK) === blocks) {
      found.push(features);
    }
  }
  return found;
}

export const DENSE_LAYERS: readonly Rule[] = [DENSE];
