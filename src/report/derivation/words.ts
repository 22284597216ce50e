import type { Tensor } from '../../counter/types.js';
import type { Message } from '../../text/message.js';
import { singular } from '../../text/terms.js';
import type { Formula, Step } from '../types.js';

/** A number inside a formula and what it stands for. */
export type Operand = Formula['operands'][number];

/** What some of a layer's tensors come to: the steps there, and the figure that goes into the layer's sum. */
export interface Part {
  readonly steps: readonly Step[];
  readonly total: Operand;
}

/** What the axes of a kernel that slides over its input mean. */
export const SPATIAL: readonly string[] = [
  'kernel depth',
  'kernel height',
  'kernel width',
  'kernel length'
];

/** An operand, its meaning in the number that its value calls for. */
export function operand(value: number, many: string): Operand {
  return { value, meaning: value === 1 ? singular(many) : many };
}

export function say(text: Message, formula: Formula | null = null): Step {
  return { text, formula };
}

export function times(operands: readonly Operand[], meaning: string): Formula {
  const value = operands.reduce((product, operand) => product * operand.value, 1);
  return { operator: '×', operands, value, meaning };
}

export function plus(operands: readonly Operand[], meaning: string): Formula {
  const value = operands.reduce((sum, operand) => sum + operand.value, 0);
  return { operator: '+', operands, value, meaning };
}

/** The tensor's axes as factors. */
export function factors({ shape, dimensions }: Tensor): Operand[] {
  return shape.map((value, axis) => operand(value, dimensions[axis] ?? ''));
}

/** The size of the first axis whose meaning starts so; `null` if there is none. */
export function axisNamed({ shape, dimensions }: Tensor, start: string): number | null {
  const axis = dimensions.findIndex(meaning => meaning.startsWith(start));
  return axis < 0 ? null : shape[axis];
}
