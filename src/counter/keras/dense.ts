import { ceilDivide } from '../arithmetic.js';
import { inputOf, isRecord, sizeOf, type Arguments } from '../arguments.js';
import { REQUIRED, type Outcome, type Rule } from '../rule.js';
import { statistic, tensor, type Axis } from '../tensors.js';
import type { Shape, Tensor, Value } from '../types.js';
import { KERNEL_AND_BIAS_EXTRAS } from './convolution.js';

/** Packed weights share a scale a block of this many inputs. */
export const INT4_BLOCK = 128;
/** Length of the history from which float8 takes its scales. */
export const AMAX_HISTORY = 1024;

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
  count: countDense
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

export const DENSE_LAYERS: readonly Rule[] = [DENSE];
