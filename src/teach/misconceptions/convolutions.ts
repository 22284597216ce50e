import { positionsOf, sizeOf, type Anatomy } from '../anatomy.js';
import type { Convolution } from '../builds.js';
import { evaluate, plus, quantity, times, type Expression } from '../expression.js';
import { innermost } from '../anatomy.js';
import { numbersOf, productOf, settingOf, volumeOf } from '../settings.js';
import type { Tensor } from '../../counter/types.js';
import { message, type Message } from '../../text/message.js';
import { term } from '../../text/terms.js';
import type { Mistake, Misconception } from './types.js';

type Rule = Omit<Misconception, 'compute'> & {
  compute(build: Convolution, anatomy: Anatomy): readonly Mistake[];
};

/** A wrong rule about convolutions with filters that see all channels of a group. */
function about({ compute, ...rest }: Rule): Misconception {
  return {
    ...rest,
    compute: anatomy =>
      anatomy.build.kind === 'convolution' ? compute(anatomy.build, anatomy) : []
  };
}

function reach(kernel: readonly number[]): Expression[] {
  const names = ['kernel length', 'kernel height', 'kernel depth'];
  const meanings =
    kernel.length === 1
      ? [names[0]]
      : ['kernel depth', 'kernel height', 'kernel width'].slice(-kernel.length);
  return kernel.map((size, axis) => quantity(size, meanings[axis] ?? 'kernel'));
}

function bank({ kernel, channels, groups, filters }: Convolution): Expression {
  return times(
    ...reach(kernel),
    quantity(channels / groups, 'input channels'),
    quantity(filters, 'filters')
  );
}

/** A number that the output's shape depends on and the count does not, built into the formula. */
function setting(id: string, title: string, names: readonly string[]): Misconception {
  return about({
    id,
    title,
    explanation: `The %1 stands in the formula as %2. It changes the output's size, not the number of weights: the same kernel is used everywhere.`,
    compute: (build, { layer, biases }) => {
      const values = numbersOf(settingOf(innermost(layer), ...names));
      const [first = 1] = values;
      const all = values.length > 1 ? productOf(values) : first ** build.kernel.length;
      const word = names[0].replaceAll('_', ' ').replace(/s$/, '').replace(' rate', '');
      return [...new Set([first, all ?? 1])]
        .filter(factor => factor > 1)
        .flatMap(factor => [
          {
            weights: times(bank(build), quantity(factor, word)),
            parameters: [term(word), factor]
          },
          {
            whole: times(plus(bank(build), biases), quantity(factor, word)),
            parameters: [term(word), factor]
          },
          ...(evaluate(bank(build)) % factor === 0
            ? [
                {
                  weights: quantity(evaluate(bank(build)) / factor, `weights ÷ ${word}`),
                  parameters: [term(word), `÷ ${factor}`]
                }
              ]
            : [])
        ]);
    }
  });
}

/** What misleads in how a framework stores a transposed kernel, in the order of the axes; nothing if it is stored like
 * any other. */
function storedAs(tensors: readonly Tensor[]): Message | undefined {
  const { dimensions = [] } = tensors.find(({ role }) => role === 'weight') ?? {};
  const place = (start: string): number => dimensions.findIndex(one => one.startsWith(start));
  const [filters, channels] = [place('filters'), place('input channels')];
  if (filters < channels) {
    return message(
      'The kernel of a transposed convolution is stored with its filters in front of the input channels. It still gives out what its filters make: each filter has one bias.'
    );
  }
  return channels === 0
    ? message(
        'The kernel of a transposed convolution is stored with its input channels in front of the filters. It still gives out what its filters make: each filter has one bias.'
      )
    : undefined;
}

export const CONVOLUTIONS: readonly Misconception[] = [
  about({
    id: 'no-input-channels',
    title: 'No input channels',
    explanation:
      'The filters are counted as flat. A filter reaches through every input channel that it sees, %1 in number, with weights of its own for each.',
    compute: ({ kernel, channels, groups, filters }) => [
      {
        weights: times(...reach(kernel), quantity(filters, 'filters')),
        parameters: [channels / groups]
      }
    ]
  }),
  about({
    id: 'one-filter',
    title: 'One filter only',
    explanation: 'The weights of a single filter are counted. The number of filters is %1.',
    compute: build => [{ weights: bank({ ...build, filters: 1 }), parameters: [build.filters] }]
  }),
  about({
    id: 'kernel-side-once',
    title: 'The kernel taken as a line',
    explanation:
      'The kernel counts as a line of %1, but it is %2, which makes %3 for each channel.',
    compute: build =>
      build.kernel.length === 1
        ? []
        : [...new Set(build.kernel)].map(side => ({
            weights: bank({ ...build, kernel: [side] }),
            parameters: [side, build.kernel.join(' × '), sizeOf(build.kernel)]
          }))
  }),
  about({
    id: 'kernel-sides-added',
    title: "The kernel's sides added",
    explanation: 'The sides of the kernel are added to %1. They multiply: %2 = %3.',
    compute: build =>
      build.kernel.length === 1
        ? []
        : [
            {
              weights: bank({ ...build, kernel: [build.kernel.reduce((sum, k) => sum + k, 0)] }),
              parameters: [
                build.kernel.reduce((sum, k) => sum + k, 0),
                build.kernel.join(' × '),
                sizeOf(build.kernel)
              ]
            }
          ]
  }),
  about({
    id: 'kernel-at-every-position',
    title: 'The kernel counted at every output pixel',
    explanation:
      'The kernel is counted again at every place of the output: %1 times. It slides: the same weights are used everywhere.',
    compute: (build, anatomy) => {
      const positions = positionsOf(anatomy);
      if (positions === null) return [];
      const places = quantity(positions, 'output positions');
      const parameters = [positions];
      return [
        { weights: times(places, bank(build)), parameters },
        {
          whole: times(places, plus(bank(build), anatomy.biases)),
          parameters
        }
      ];
    }
  }),
  about({
    id: 'taken-for-dense',
    title: 'Counted like a dense layer',
    explanation:
      'Every number that comes in is joined to every number that goes out: %1 × %2. A filter only looks at a window, with the same weights everywhere.',
    compute: (_build, { input, output }) => {
      const [comes, goes] = [volumeOf(input), volumeOf(output)];
      if (comes === null || goes === null) return [];
      const weights = times(quantity(comes, 'inputs'), quantity(goes, 'outputs'));
      const parameters = [comes, goes];
      return [
        { weights, parameters },
        { whole: plus(weights, quantity(goes, 'outputs')), parameters }
      ];
    }
  }),
  about({
    id: 'transposed-biases',
    title: 'Transposed kernel: biases on the wrong side',
    explanation:
      'A bias is counted for each input channel. A transposed convolution has one for each of its filters too.',
    compute: ({ transposed, channels, bias }, { tensors }) =>
      transposed && bias
        ? [{ biases: quantity(channels, 'input channels'), explanation: storedAs(tensors) }]
        : []
  }),
  setting('stride-in-the-formula', 'The stride in the formula', ['strides', 'stride']),
  setting('dilation-in-the-formula', 'The dilation in the formula', [
    'dilation_rate',
    'dilation',
    'kernel_dilation'
  ]),
  about({
    id: 'padding-in-the-formula',
    title: 'The padding in the formula',
    explanation:
      'The padding of %1 on either side is counted as part of the kernel. Padding adds zeros to the input; nothing is learned for it.',
    compute: (build, { layer }) => {
      const given = numbersOf(settingOf(innermost(layer), 'padding'));
      // Padding to the same size is half the kernel on either side.
      const same = settingOf(innermost(layer), 'padding') === 'same';
      const each = build.kernel.map((k, axis) =>
        same ? Math.floor(k / 2) : (given[axis] ?? given[0] ?? 0)
      );
      const padded = build.kernel.map((k, axis) => k + 2 * each[axis]);
      return each.some(padding => padding > 0)
        ? [{ weights: bank({ ...build, kernel: padded }), parameters: [each.join(' × ')] }]
        : [];
    }
  })
];
