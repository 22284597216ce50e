import type { Normalization } from '../builds.js';
import { quantity, times } from '../expression.js';
import { message } from '../../text/message.js';
import { sampleOf } from '../axes.js';
import { productOf } from '../settings.js';
import { one, type Misconception } from './types.js';

function each({ size }: Normalization, numbers: number): ReturnType<typeof times> {
  return times(quantity(numbers, 'numbers each'), quantity(size, 'channels'));
}

const NONE_KEPT = message(
  'A moving mean and a moving variance are counted. This layer keeps none: it takes both from what comes in.'
);

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
      'A moving mean and a moving variance are counted. This framework keeps them beside the parameters: only what is learned is counted.',
    compute: ({ build, layer }) => {
      if (build.kind !== 'normalization' || build.kept > 0) return [];
      const whole = each(build, build.learned + 2);
      if (build.beside > 0) return [{ whole }];
      return /InstanceNorm/.test(layer.type) ? [{ whole, explanation: NONE_KEPT }] : [];
    }
  },
  {
    id: 'one-number-a-channel',
    title: 'One number a channel',
    explanation: 'One number is counted for each channel. The layer has more of them: %1.',
    compute: ({ build }) =>
      one(build.kind === 'normalization' && build.learned + build.kept > 1, () => {
        const { learned, kept, size } = build as Normalization;
        return { whole: quantity(size, 'channels'), parameters: [learned + kept] };
      })
  },
  {
    id: 'one-scale-a-layer',
    title: 'One of each for the whole layer',
    explanation: 'Each number is counted once for the layer. Each channel has its own.',
    compute: ({ build }) =>
      one(build.kind === 'normalization' && build.size > 1, () => {
        const { learned, kept } = build as Normalization;
        return { whole: quantity(learned + kept, 'numbers') };
      })
  },
  {
    id: 'scale-at-every-position',
    title: 'Counted at every position',
    explanation:
      'The numbers are counted again at each of the %1 positions. All positions of a channel share them.',
    compute: ({ build, layer, input, total }) => {
      const volume = productOf(sampleOf(layer, input) ?? []);
      if (build.kind !== 'normalization' || volume === null || volume % build.size !== 0) return [];
      const positions = volume / build.size;
      return one(positions > 1, () => ({
        whole: times(quantity(positions, 'positions'), quantity(total, 'parameters')),
        parameters: [positions]
      }));
    }
  }
];
