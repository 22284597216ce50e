import type { Normalization } from '../anatomy.js';
import { quantity, times } from '../expression.js';
import { productOf } from '../settings.js';
import { one, type Misconception } from './types.js';

function each({ size }: Normalization, numbers: number): ReturnType<typeof times> {
  return times(quantity(numbers, 'numbers each'), quantity(size, 'channels'));
}

/** Whether the class keeps statistics of the batch, counted or not. */
function keepsStatistics(type: string): boolean {
  return /BatchNorm|InstanceNorm/.test(type);
}

/** Wrong rules about normalisations: what is learned for a channel, and what is only kept. */
export const NORMALIZATIONS: readonly Misconception[] = [
  {
    id: 'statistics-left-out',
    title: 'Statistics left out',
    explanation:
      'The learned numbers are counted. The layer also keeps a moving mean and a moving variance for each channel, which this framework counts as parameters that are not trained.',
    compute: ({ build }) =>
      one(build.kind === 'normalization' && build.kept > 0, () => {
        const { learned } = build as Normalization;
        return { whole: each(build as Normalization, learned) };
      })
  },
  {
    id: 'statistics-counted',
    title: 'Statistics counted as parameters',
    explanation:
      'A moving mean and a moving variance are counted for each of the %1 channels. This framework keeps them beside the parameters: only %2 numbers a channel are learned and counted.',
    compute: ({ build, layer }) =>
      one(build.kind === 'normalization' && build.kept === 0 && keepsStatistics(layer.type), () => {
        const { learned, size } = build as Normalization;
        return {
          whole: each(build as Normalization, learned + 2),
          parameters: [size, learned]
        };
      })
  },
  {
    id: 'one-number-a-channel',
    title: 'One number a channel',
    explanation: 'One number is counted for each of the %1 channels. There are %2.',
    compute: ({ build }) =>
      one(build.kind === 'normalization' && build.learned + build.kept > 1, () => {
        const { learned, kept, size } = build as Normalization;
        return { whole: quantity(size, 'channels'), parameters: [size, learned + kept] };
      })
  },
  {
    id: 'one-scale-a-layer',
    title: 'One of each for the whole layer',
    explanation: 'Each number is counted once for the layer. Each of the %1 channels has its own.',
    compute: ({ build }) =>
      one(build.kind === 'normalization' && build.size > 1, () => {
        const { learned, kept, size } = build as Normalization;
        return { whole: quantity(learned + kept, 'numbers'), parameters: [size] };
      })
  },
  {
    id: 'scale-at-every-position',
    title: 'Counted at every position',
    explanation:
      'The numbers are counted again at each of the %1 positions. All positions of a channel share them.',
    compute: ({ build, input, total }) => {
      const volume = productOf((input ?? []).slice(1));
      if (build.kind !== 'normalization' || volume === null || volume % build.size !== 0) return [];
      const positions = volume / build.size;
      return one(positions > 1, () => ({
        whole: times(quantity(positions, 'positions'), quantity(total, 'parameters')),
        parameters: [positions]
      }));
    }
  }
];
