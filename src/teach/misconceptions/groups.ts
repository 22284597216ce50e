import type { Depthwise } from '../builds.js';
import { plus, quantity, times, type Expression } from '../expression.js';
import type { Mistake, Misconception } from './types.js';

function about(
  rule: Omit<Misconception, 'compute'>,
  compute: (build: Depthwise) => readonly Mistake[]
): Misconception {
  return {
    ...rule,
    compute: ({ build }) => (build.kind === 'depthwise' ? compute(build) : [])
  };
}

function volume({ kernel }: { readonly kernel: readonly number[] }): Expression {
  return times(...kernel.map(size => quantity(size, 'kernel')));
}

function deep(build: Depthwise): Expression {
  return times(
    volume(build),
    quantity(build.channels, 'input channels'),
    quantity(build.multiplier, 'filters a channel')
  );
}

function mixing({ channels, multiplier, filters }: Depthwise): Expression {
  return times(
    quantity(channels * multiplier, 'channels between'),
    quantity(filters ?? 0, 'filters')
  );
}

/** Wrong rules about filters that do not see all channels. */
export const GROUPS: readonly Misconception[] = [
  {
    id: 'groups-forgotten',
    title: 'Groups forgotten',
    explanation:
      'Each filter is given all %1 input channels. They are split into %2 groups, and a filter sees only its own group.',
    compute: ({ build }) =>
      build.kind === 'convolution' && build.groups > 1
        ? [
            {
              weights: times(
                volume(build),
                quantity(build.channels, 'input channels'),
                quantity(build.filters, 'filters')
              ),
              parameters: [build.channels, build.groups]
            }
          ]
        : []
  },
  {
    id: 'groups-divide-twice',
    title: 'Groups divided out twice',
    explanation:
      'Both the channels and the filters are divided by the %1 groups. Each group has filters of its own, so all of them are counted.',
    compute: ({ build }) =>
      build.kind === 'convolution' && build.groups > 1
        ? [
            {
              weights: times(
                volume(build),
                quantity(build.channels / build.groups, 'channels of a group'),
                quantity(build.filters / build.groups, 'filters of a group')
              ),
              parameters: [build.groups]
            }
          ]
        : []
  },
  {
    id: 'convolution-taken-for-depthwise',
    title: 'Counted as a depthwise convolution',
    explanation:
      'One flat filter a channel is counted. In an ordinary convolution each filter spans every channel it sees.',
    compute: ({ build }) =>
      build.kind === 'convolution' && build.channels !== build.groups
        ? [
            {
              weights: times(volume(build), quantity(build.channels, 'input channels'))
            }
          ]
        : []
  },
  about(
    {
      id: 'depthwise-taken-for-convolution',
      title: 'Counted as an ordinary convolution',
      explanation:
        'Every filter is given all input channels. In a depthwise convolution each filter spans a single channel: that is what it saves.'
    },
    build => {
      const outputs = build.filters ?? build.channels * build.multiplier;
      return [
        {
          weights: times(
            volume(build),
            quantity(build.channels, 'input channels'),
            quantity(outputs, 'filters')
          )
        }
      ];
    }
  ),
  about(
    {
      id: 'depth-multiplier-forgotten',
      title: 'Depth multiplier forgotten',
      explanation: 'One filter a channel is counted. Each channel has %1 of its own.'
    },
    build => {
      if (build.multiplier === 1) return [];
      const single = { ...build, multiplier: 1 };
      const weights = build.filters === null ? deep(single) : plus(deep(single), mixing(build));
      return [{ weights, parameters: [build.multiplier] }];
    }
  ),
  about(
    {
      id: 'one-depthwise-filter',
      title: 'One filter for all channels',
      explanation: 'A single kernel is counted. Each channel has a kernel of its own: %1.'
    },
    build => {
      const weights = build.filters === null ? volume(build) : plus(volume(build), mixing(build));
      return [{ weights, parameters: [build.channels] }];
    }
  ),
  about(
    {
      id: 'pointwise-forgotten',
      title: 'The pointwise part forgotten',
      explanation:
        'Only the depthwise kernels are counted. A 1 × 1 convolution then mixes the channels, from %1 to %2.'
    },
    build =>
      build.filters === null
        ? []
        : [{ weights: deep(build), parameters: [build.channels * build.multiplier, build.filters] }]
  ),
  about(
    {
      id: 'depthwise-forgotten',
      title: 'The depthwise part forgotten',
      explanation:
        'Only the 1 × 1 convolution is counted. Before it, each channel has a kernel of its own: %1 of %2.'
    },
    build =>
      build.filters === null
        ? []
        : [{ weights: mixing(build), parameters: [build.channels, build.kernel.join(' × ')] }]
  ),
  about(
    {
      id: 'bias-for-both-parts',
      title: 'A bias for both parts',
      explanation:
        'Biases are counted for the depthwise part and for the pointwise part. Only the latter has them, one for each filter.'
    },
    build =>
      build.filters !== null && build.bias
        ? [
            {
              biases: plus(
                quantity(build.channels * build.multiplier, 'channels between'),
                quantity(build.filters, 'filters')
              )
            }
          ]
        : []
  )
];
