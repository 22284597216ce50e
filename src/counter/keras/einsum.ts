import { inputOf, type Arguments } from '../arguments.js';
import { CountError } from '../errors.js';
import { REQUIRED, type Outcome, type Rule } from '../rule.js';
import { tensor, type Axis } from '../tensors.js';
import type { Shape, Size, Tensor } from '../types.js';
import { message } from '../../text/message.js';
import { KERNEL_AND_BIAS_EXTRAS } from './convolution.js';

/** The longest shapes for which an equation is guessed. */
export const MOST_AXES = 8;

/** A product of input and kernel along the axes that the equation names; `output_shape` is without the batch. Source:
 * the weights of Keras 3.15's `EinsumDense`. */
const EINSUM_DENSE: Rule = {
  type: 'EinsumDense',
  signature: {
    equation: REQUIRED,
    output_shape: REQUIRED,
    activation: null,
    bias_axes: null,
    ...KERNEL_AND_BIAS_EXTRAS,
    lora_rank: null,
    lora_alpha: null,
    quantization: null
  },
  count: countEinsum
};

/** The three operands of an equation, letters only, and on which side further axes stand for `...`. */
interface Equation {
  readonly input: string;
  readonly kernel: string;
  readonly output: string;
  readonly elided: 'left' | 'right' | null;
}

function countEinsum(settings: Arguments, inputs: readonly Shape[]): Outcome {
  const shape = inputOf(settings, inputs, 1);
  const equation = parse(settings);
  const given = outputShape(settings);
  const { input, kernel, output, elided } = equation;
  const extra = shape.length - input.length;
  if (elided ? extra < 0 : extra !== 0) {
    throw settings.illegal(
      'equation',
      '%1: %2 does not fit an input of %4 axes: %3.',
      shape.length
    );
  }
  const first = elided === 'left' ? extra : 0;
  const sizes = new Map<string, Size>([...input].map((letter, i) => [letter, shape[first + i]]));
  const full = [shape[0], ...given];
  const skipped = elided === 'left' ? full.length - output.length : 0;
  for (const [place, letter] of [...output].entries()) {
    if (!input.includes(letter)) {
      sizes.set(letter, full[skipped + place] ?? null);
    }
  }
  const meaning = (letter: string): string =>
    output.includes(letter) ? `units ${letter}` : `inputs ${letter}`;
  const axes = [...kernel].map((letter): Axis => [meaning(letter), known(settings, sizes, letter)]);
  return {
    tensors: einsumTensors(
      settings,
      equation,
      axes,
      letter => known(settings, sizes, letter),
      extra
    ),
    outputs: outputsOf(equation, shape, extra, sizes)
  };
}

function einsumTensors(
  settings: Arguments,
  equation: Equation,
  axes: readonly Axis[],
  size: (letter: string) => number,
  extra: number
): Tensor[] {
  const rank = settings.positiveOrNull('lora_rank');
  const packed = settings.word('quantization', ['none', 'int8']) === 'int8';
  const biasAxes = settings.get('bias_axes') === null ? '' : settings.text('bias_axes');
  const kernel = tensor('kernel', 'weight', axes, rank === null && !packed);
  const tensors: Tensor[] = [kernel];
  if (biasAxes !== '') {
    const bias = tensor('bias', 'bias', biasOf(settings, equation, biasAxes, size, extra));
    tensors.splice(packed ? 0 : 1, 0, bias);
  }
  if (packed) {
    tensors.push(tensor('kernel_scale', 'scale', scaleOf(equation, size), false));
  }
  if (rank !== null) {
    const last = axes[axes.length - 1];
    tensors.push(
      tensor('lora_kernel_a', 'weight', [...axes.slice(0, -1), ['adapter rank', rank]]),
      tensor('lora_kernel_b', 'weight', [['adapter rank', rank], last])
    );
  }
  return tensors;
}

/** The bias spans the output's axes from the first of `bias_axes` on, with 1 for those that share a bias. */
function biasOf(
  settings: Arguments,
  { output, elided }: Equation,
  biasAxes: string,
  size: (letter: string) => number,
  extra: number
): Axis[] {
  const places = [...biasAxes].map(letter => output.indexOf(letter));
  if (places.includes(-1)) {
    throw settings.illegal('bias_axes', '%1: %2 must be axes of the output, not %3.');
  }
  const axes = [...output.slice(Math.min(...places))].map((letter): Axis => [
    `units ${letter}`,
    biasAxes.includes(letter) ? size(letter) : 1
  ]);
  const shared = Array<Axis>(elided === 'right' ? extra : 0).fill(['shared', 1]);
  return [...axes, ...shared];
}

/** One scale for all weights that add up to an output: the output's axes, 1 where the kernel has no such axis. */
function scaleOf({ kernel, output }: Equation, size: (letter: string) => number): Axis[] {
  return [...output].map(letter => [`units ${letter}`, kernel.includes(letter) ? size(letter) : 1]);
}

function outputsOf(
  { output, elided }: Equation,
  shape: Shape,
  extra: number,
  sizes: ReadonlyMap<string, Size>
): readonly Shape[] {
  const named = [...output].map(letter => sizes.get(letter) ?? null);
  if (elided === 'left') {
    return [[...shape.slice(0, extra), ...named]];
  }
  return [elided === 'right' ? [...named, ...shape.slice(shape.length - extra)] : named];
}

function known(settings: Arguments, sizes: ReadonlyMap<string, Size>, letter: string): number {
  const size = sizes.get(letter) ?? null;
  if (size === null || size < 1) {
    throw new CountError(message('%1 needs the size of the axis %2.', settings.type, letter));
  }
  return size;
}

function parse(settings: Arguments): Equation {
  const text = settings.text('equation').replaceAll(' ', '');
  const [operands, output, ...more] = text.split('->');
  const [input, kernel, ...others] = (operands ?? '').split(',');
  const plain = (operand: string | undefined): string => (operand ?? '').replace('...', '');
  const parts = [plain(input), plain(kernel), plain(output)];
  const letters = parts.every(part => part.length <= MOST_AXES * 2 && /^[a-zA-Z]*$/.test(part));
  if (!output || more.length > 0 || others.length > 0 || !letters || parts[1] === '') {
    throw settings.illegal('equation', "%1: %2 must be like 'ab,bc->ac', not %3.");
  }
  const elided = input.startsWith('...') ? 'left' : input.endsWith('...') ? 'right' : null;
  return { input: parts[0], kernel: parts[1], output: parts[2], elided };
}

function outputShape(settings: Arguments): readonly Size[] {
  const value = settings.get('output_shape');
  const sizes: readonly unknown[] = Array.isArray(value) ? value : [value];
  const legal = (size: unknown): size is Size =>
    size === null || (Number.isSafeInteger(size) && Number(size) >= 1);
  if (!sizes.every(legal)) {
    throw settings.illegal('output_shape', '%1: %2 must be whole numbers of at least 1, not %3.');
  }
  return sizes;
}

export const EINSUM_LAYERS: readonly Rule[] = [EINSUM_DENSE];
