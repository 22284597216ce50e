import { message } from '../text/message.js';
import { amountOf } from '../text/terms.js';
import type { Part } from './parts.js';
import { biasesReason, insteadReason } from './sentences.js';
import { nameOf, told } from './told.js';
import type { Reason, ReasonKind } from './types.js';

/** A layer of one weight tensor, by what its count is the product of. */
interface Settings {
  readonly kernel: readonly number[];
  readonly inputs: number;
  readonly outputs: number;
  readonly bias: boolean;
}

const OUTPUTS = /^(?:filters|units|embedding size|output)/;

function settingsOf({ layer: { tensors }, roles }: Part): Settings | null {
  const weights = tensors.filter(({ role }) => role === 'weight');
  if (weights.length !== 1) return null;
  const [{ shape, dimensions }] = weights;
  const outputAxis = dimensions.findIndex(meaning => OUTPUTS.test(meaning));
  if (outputAxis < 0) return null;
  const isKernel = (axis: number): boolean => dimensions[axis].startsWith('kernel ');
  const outputs = shape[outputAxis];
  const inputs = shape.filter((_, axis) => axis !== outputAxis && !isKernel(axis));
  if (roles.bias !== 0 && roles.bias !== outputs) return null;
  return {
    kernel: shape.filter((_, axis) => isKernel(axis)),
    inputs: product(inputs),
    outputs,
    bias: roles.bias > 0
  };
}

/** The words for a family's settings, and the kinds of reason that they are. */
interface Words {
  readonly inputs: readonly [kind: ReasonKind, words: string];
  readonly outputs: readonly [kind: ReasonKind, words: string];
}

function wordsOf(family: string, isLast: boolean): Words {
  if (family === 'embedding') {
    return { inputs: ['vocabulary', 'entries'], outputs: ['filters', 'features an entry'] };
  }
  if (family === 'dense layer') {
    return {
      inputs: ['channels', 'inputs'],
      outputs: isLast ? ['classes', 'outputs'] : ['filters', 'units']
    };
  }
  return { inputs: ['channels', 'input channels'], outputs: ['filters', 'filters'] };
}

/** The difference of two layers of one kind, one setting changed after the other: kernel, inputs, outputs, bias.
 *
 * @param isLast both are their models' last layers with weights.
 * @returns `null` where the settings are not known or do not tell the whole difference.
 */
export function settingReasons(first: Part, second: Part, isLast: boolean): Reason[] | null {
  const before = settingsOf(first);
  const after = settingsOf(second);
  if (!before || !after || before.kernel.length !== after.kernel.length) return null;
  const name = nameOf(second);
  const words = wordsOf(first.family, isLast);
  const kernel = { ...before, kernel: after.kernel };
  const inputs = { ...kernel, inputs: after.inputs };
  const outputs = { ...inputs, outputs: after.outputs };
  const sizes = [after, before].map(settings => settings.kernel.join(' × '));
  const steps: Reason[] = [
    told(
      'kernel',
      count(kernel) - count(before),
      message('%1: a kernel of %2 instead of %3.', name, ...sizes),
      message('A kernel of %1 instead of %2.', ...sizes)
    ),
    insteadReason(
      words.inputs[0],
      count(inputs) - count(kernel),
      name,
      amountOf(after.inputs, words.inputs[1]),
      before.inputs
    ),
    insteadReason(
      words.outputs[0],
      count(outputs) - count(inputs),
      name,
      amountOf(after.outputs, words.outputs[1]),
      before.outputs
    ),
    biasesReason(count(after) - count(outputs), name, outputs.outputs, after.bias)
  ];
  const changed = steps.filter(({ difference }) => difference !== 0);
  const sum = changed.reduce((total, { difference }) => total + difference, 0);
  return sum === second.count - first.count ? changed : null;
}

function count({ kernel, inputs, outputs, bias }: Settings): number {
  return product(kernel) * inputs * outputs + (bias ? outputs : 0);
}

function product(sizes: readonly number[]): number {
  return sizes.reduce((total, size) => total * size, 1);
}
