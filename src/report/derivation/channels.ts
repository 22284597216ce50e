import type { Tensor } from '../../counter/types.js';
import { several, message, together, verbatim, type Message } from '../../text/message.js';
import { ownName } from './gates.js';
import { say, times, type Part } from './words.js';

const LEARNED: { readonly [name: string]: Message } = {
  gamma: message('a scale (gamma)'),
  beta: message('a shift (beta)'),
  scale: message('a scale'),
  alpha: message('a slope (alpha)')
};

/** What torch and flax call them, where no other weights are about. */
const LEARNED_PLAIN: { readonly [name: string]: Message } = {
  ...LEARNED,
  weight: message('a scale (weight)'),
  bias: message('a shift (bias)')
};

const KEPT: { readonly [name: string]: Message } = {
  moving_mean: message('a moving mean'),
  moving_variance: message('a moving variance'),
  moving_stddev: message('a moving standard deviation'),
  renorm_mean: message('a mean for the renormalisation'),
  renorm_stddev: message('a standard deviation for the renormalisation'),
  mean: message('a mean'),
  variance: message('a variance')
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
    ...(learned.length > 0 ? [repeated(learned, names, trained ? LEARNS : FROZEN)] : []),
    ...(sized.length > 0 ? [repeated(sized, KEPT, ONLY_KEPT)] : []),
    ...scalars.map(scalar => ({
      steps: [
        say(message('One number more, %1, is kept for the layer as a whole.', ownName(scalar)))
      ],
      total: { value: scalar.count, meaning: ownName(scalar) }
    }))
  ];
}

/** How the numbers of a normalisation come about. */
interface State {
  readonly meaning: string;
  readonly positions: (held: Message) => Message;
  readonly channels: (count: number, held: Message) => Message;
}

const LEARNS: State = {
  meaning: 'learned',
  positions: held => message('Each position has %1, learned.', held),
  channels: (count, held) =>
    several(
      count,
      'The one channel has %2, learned.',
      'Each of the %1 channels has %2, learned.',
      held
    )
};

const FROZEN: State = {
  meaning: 'frozen',
  positions: held => message('Each position has %1, frozen here.', held),
  channels: (count, held) =>
    several(
      count,
      'The one channel has %2, frozen here.',
      'Each of the %1 channels has %2, frozen here.',
      held
    )
};

const ONLY_KEPT: State = {
  meaning: 'only kept',
  positions: held => message('Each position has %1, kept from the data, not learned.', held),
  channels: (count, held) =>
    several(
      count,
      'The one channel has %2, kept from the data, not learned.',
      'Each of the %1 channels has %2, kept from the data, not learned.',
      held
    )
};

function repeated(
  tensors: readonly Tensor[],
  names: { readonly [name: string]: Message },
  { meaning, ...words }: State
): Part {
  const [{ shape, dimensions }] = tensors;
  const own = tensors.map(tensor => names[ownName(tensor)] ?? verbatim(ownName(tensor)));
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
  const text =
    shape.length > 1 ? words.positions(together(own)) : words.channels(shape[0], together(own));
  return {
    steps: [say(text, formula)],
    total: { value: formula.value, meaning }
  };
}
