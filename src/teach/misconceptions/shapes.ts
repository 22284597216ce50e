import { quantity, times } from '../expression.js';
import { axesOf, pooledChannels, sampleOf, sampleVolume } from '../axes.js';
import { numbersOf, settingOf } from '../settings.js';
import { innermost, type Anatomy } from '../anatomy.js';
import type { Layer, Shape } from '../../counter/types.js';
import { one, type Mistake, type Misconception } from './types.js';

function whole(layer: Layer, shape: Shape | null, meaning: string): readonly Mistake[] {
  const size = sampleVolume(layer, shape);
  return one(size !== null && size > 0, () => ({
    whole: quantity(size ?? 0, meaning),
    parameters: [sampleOf(layer, shape)?.join(' × ') ?? '']
  }));
}

/** Takes windows and learns nothing. */
function windowOf({ build, layer }: Anatomy): readonly number[] {
  if (build.kind !== 'nothing' || !/Pool/.test(layer.type)) return [];
  const window = numbersOf(settingOf(innermost(layer), 'pool_size', 'kernel_size', 'window_shape'));
  const rank = Number(/([123])[Dd]/.exec(layer.type)?.[1] ?? window.length);
  return window.length === 1 ? Array<number>(rank).fill(window[0]) : window;
}

/** Sizes of what flows through taken for what is learned. */
export const SHAPES: readonly Misconception[] = [
  {
    id: 'output-size',
    title: 'The size of the output',
    explanation:
      'This is how many numbers come out (%1), not how many are learned. The count is the same whatever the size of the output.',
    compute: ({ layer, output }) => whole(layer, output, 'output elements')
  },
  {
    id: 'input-size',
    title: 'The size of the input',
    explanation: 'This is how many numbers come in (%1), not how many are learned.',
    compute: ({ layer, input }) => whole(layer, input, 'input elements')
  },
  {
    id: 'pooling-window-learned',
    title: 'The pooling window taken for a kernel',
    explanation:
      'The window of %1 is counted as if it held weights. Pooling takes the largest or the mean of what is in it: there is nothing to learn.',
    compute: anatomy => {
      const window = windowOf(anatomy);
      const channels = pooledChannels(anatomy.layer, anatomy.input, anatomy.output);
      if (window.length === 0) return [];
      const kernel = times(...window.map(size => quantity(size, 'window')));
      const parameters = [window.join(' × ')];
      return [
        { whole: kernel, parameters },
        ...(channels === null
          ? []
          : [{ whole: times(kernel, quantity(channels, 'channels')), parameters }])
      ];
    }
  },
  {
    id: 'reshaping-taken-for-dense',
    title: 'Counted as if everything were joined',
    explanation:
      'Every number that comes in is given a weight for every number that goes out: %1 × %2. %3 only passes them on.',
    compute: ({ build, layer, input, output }) => {
      const [comes, goes] = [sampleVolume(layer, input), sampleVolume(layer, output)];
      return one(build.kind === 'nothing' && comes !== null && goes !== null, () => ({
        whole: times(quantity(comes ?? 0, 'inputs'), quantity(goes ?? 0, 'outputs')),
        parameters: [comes ?? 0, goes ?? 0, layer.type]
      }));
    }
  },
  {
    id: 'batch-counted',
    title: 'The batch counted',
    explanation: 'The count is multiplied by the batch of %1. All samples share the same weights.',
    compute: ({ layer, input, total }) => {
      const axis = input && axesOf(layer, input).batch;
      const batch = (axis !== null && input?.[axis]) || null;
      return one(batch !== null && batch > 1 && total > 0, () => ({
        whole: times(quantity(batch ?? 1, 'batch'), quantity(total, 'parameters')),
        parameters: [batch ?? 1]
      }));
    }
  }
];
