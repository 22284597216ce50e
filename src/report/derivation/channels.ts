import type { Tensor } from '../../counter/types.js';
import { figure, ownName, say, times, type Part } from './words.js';

const LEARNED: { readonly [name: string]: string } = {
  gamma: 'a scale (gamma)',
  beta: 'a shift (beta)',
  scale: 'a scale',
  alpha: 'a slope (alpha)'
};

/** What torch and flax call them, where no other weights are about. */
const LEARNED_PLAIN: { readonly [name: string]: string } = {
  ...LEARNED,
  weight: 'a scale (weight)',
  bias: 'a shift (bias)'
};

const KEPT: { readonly [name: string]: string } = {
  moving_mean: 'a moving mean',
  moving_variance: 'a moving variance',
  mean: 'a mean',
  variance: 'a variance'
};

/** The steps of a normalisation: what it learns a channel, and what it only keeps. */
export function normalizationParts(tensors: readonly Tensor[]): Part[] | null {
  const plain =
    tensors.some(({ role }) => role === 'scale') && tensors.every(({ role }) => role !== 'weight');
  const names = plain ? LEARNED_PLAIN : LEARNED;
  const learned = tensors.filter(tensor => Object.hasOwn(names, ownName(tensor)));
  const kept = tensors.filter(tensor => !learned.includes(tensor) && tensor.role === 'statistic');
  const sized = kept.filter(({ shape }) => shape.length > 0);
  const first = learned[0] ?? sized[0];
  if (!first || learned.length + kept.length !== tensors.length) {
    return null;
  }
  const even = [...learned, ...sized].every(({ shape }) => `${shape}` === `${first.shape}`);
  const scalars = kept.filter(({ shape }) => shape.length === 0);
  if (!even || first.shape.length === 0) {
    return null;
  }
  const trained = learned.every(({ trainable }) => trainable);
  return [
    ...(learned.length > 0
      ? [
          repeated(
            learned,
            names,
            trained ? 'learned' : 'frozen here',
            trained ? 'learned' : 'frozen'
          )
        ]
      : []),
    ...(sized.length > 0
      ? [repeated(sized, KEPT, 'kept from the data, not learned', 'only kept')]
      : []),
    ...scalars.map(scalar => ({
      steps: [say(`One number more, ${ownName(scalar)}, is kept for the layer as a whole.`)],
      total: { value: scalar.count, meaning: ownName(scalar) }
    }))
  ];
}

function repeated(
  tensors: readonly Tensor[],
  names: { readonly [name: string]: string },
  state: string,
  meaning: string
): Part {
  const [{ shape, dimensions }] = tensors;
  const own = tensors.map(tensor => names[ownName(tensor)] ?? ownName(tensor).replaceAll('_', ' '));
  const list = own.length > 1 ? `${own.slice(0, -1).join(', ')} and ${own.at(-1) ?? ''}` : own[0];
  const place = shape.length > 1 ? 'position' : 'channel';
  const formula = times(
    [
      ...(tensors.length > 1 || shape.length === 1
        ? [{ value: tensors.length, meaning: `a ${place}` }]
        : []),
      ...shape.map((value, axis) => ({ value, meaning: dimensions[axis] }))
    ],
    meaning
  );
  const count =
    shape.length > 1
      ? 'Each position'
      : shape[0] === 1
        ? 'The one channel'
        : `Each of the ${figure(shape[0])} channels`;
  return {
    steps: [say(`${count} has ${list}, ${state}.`, formula)],
    total: { value: formula.value, meaning }
  };
}
