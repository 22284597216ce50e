import type { Framework, Shape, Tensor } from '../counter/types.js';
import type { Operand } from '../report/derivation/words.js';

const SPATIAL: readonly (readonly string[])[] = [
  [],
  ['length'],
  ['height', 'width'],
  ['depth', 'height', 'width']
];

/** The axes that a layer's weights are used along once a place: all but the channels, the batch first where it is
 * printed. `null` if one of their sizes is open.
 *
 * @param shape the channels last.
 * @param rank how many of the axes are spatial; the ones before them are steps or positions like any other.
 * @param side "output" or "input", for the axes' names.
 */
export function placesOf(shape: Shape, rank: number, side: string): readonly Operand[] | null {
  const names = SPATIAL[rank] ?? [];
  const axes = shape.slice(1, -1);
  const operands = axes.map((value, axis) => {
    const spatial = names[axis - (axes.length - names.length)];
    return value === null ? null : { value, meaning: spatial ? `${side} ${spatial}` : 'positions' };
  });
  return operands.every(operand => operand !== null) ? [...batchOf(shape), ...operands] : null;
}

/** The batch as a factor, where it is printed: elsewhere a cost is one example's. */
export function batchOf([batch]: Shape): readonly Operand[] {
  return typeof batch === 'number' ? [{ value: batch, meaning: 'batch' }] : [];
}

/** Every axis as a factor, the batch only where it is printed; `null` if another size is open. */
export function elementsOf(shape: Shape, meanings: readonly string[] = []): Operand[] | null {
  const operands: Operand[] = [...batchOf(shape)];
  for (const [axis, value] of shape.slice(1).entries()) {
    if (value === null) return null;
    operands.push({ value, meaning: meanings[axis] ?? `axis ${axis + 1}` });
  }
  return operands;
}

/** The shape with the channels behind the spatial axes, wherever the framework has them. */
export function channelsLast(shape: Shape, isFirst: boolean): Shape {
  return isFirst && shape.length > 2 ? [shape[0], ...shape.slice(2), shape[1]] : shape;
}

/** torch has the channels before the spatial axes; the others have them last unless told otherwise. */
export function isChannelsFirst(framework: Framework, dataFormat: unknown): boolean {
  return framework === 'torch' || dataFormat === 'channels_first';
}

/** How many spatial axes a layer's kernel has; 0 for what does not slide over anything.
 *
 * Where the output states a tensor's shape only, its axes have no meanings: then the class's name tells. */
export function kernelRank(type: string, tensors: readonly Tensor[]): number {
  const ranks = tensors.map(
    ({ dimensions }) => dimensions.filter(meaning => meaning.startsWith('kernel ')).length
  );
  const named = Number(/Conv(?:Transpose)?([123])d/i.exec(type)?.[1] ?? 0);
  const isStated = tensors.some(({ shape }) => shape.length === named + 2);
  return Math.max(0, ...ranks) || (isStated ? named : 0);
}
