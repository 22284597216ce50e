import { isProjectionBack } from '../anatomy.js';
import type { Attention } from '../builds.js';
import { plus, quantity, times, type Expression } from '../expression.js';
import type { Tensor } from '../../counter/types.js';
import { one, type Misconception } from './types.js';

function sum(tensors: readonly Tensor[]): Expression {
  return plus(
    ...tensors.map(({ shape, dimensions }) =>
      times(...shape.map((size, axis) => quantity(size, dimensions[axis] ?? '')))
    )
  );
}

export const ATTENTIONS: readonly Misconception[] = [
  {
    id: 'heads-multiply',
    title: 'Heads multiply the count',
    explanation:
      'The count is multiplied by the %1 heads. The projections are as wide as all heads together; the heads share them out.',
    compute: ({ build, total }) =>
      one(build.kind === 'attention' && build.heads > 1, () => {
        const { heads } = build as Attention;
        return {
          whole: times(quantity(heads, 'heads'), quantity(total, 'parameters')),
          parameters: [heads]
        };
      })
  },
  {
    id: 'heads-forgotten',
    title: 'Heads forgotten',
    explanation:
      'One head is counted. The width that is given is that of one head, and there are %1.',
    compute: ({ build, tensors }) => {
      if (build.kind !== 'attention' || !build.widthOfOneHead || build.heads === 1) return [];
      const single = tensors.map(tensor => ({
        ...tensor,
        shape: tensor.shape.map((size, axis) =>
          tensor.dimensions[axis]?.endsWith('heads') ? 1 : size
        )
      }));
      return [
        {
          weights: sum(single.filter(({ role }) => role === 'weight')),
          biases: sum(single.filter(({ role }) => role === 'bias')),
          parameters: [build.heads]
        }
      ];
    }
  },
  {
    id: 'output-projection-forgotten',
    title: 'The projection back forgotten',
    explanation:
      'Query, key and value are counted. What the heads give out goes through one more projection.',
    compute: ({ build, tensors }) => {
      const last = tensors.filter(isProjectionBack);
      if (build.kind !== 'attention' || last.length === 0) return [];
      const rest = tensors.filter(tensor => !isProjectionBack(tensor));
      return [
        {
          weights: sum(rest.filter(({ role }) => role === 'weight')),
          biases: sum(rest.filter(({ role }) => role === 'bias'))
        }
      ];
    }
  },
  {
    id: 'one-projection',
    title: 'One projection counted',
    explanation:
      'One projection is counted. Query, key and value each have one of their own, and so has the way back.',
    compute: ({ build, tensors }) => {
      const last = tensors.filter(isProjectionBack);
      return build.kind === 'attention' && last.length > 0
        ? [
            {
              weights: sum(last.filter(({ role }) => role === 'weight')),
              biases: sum(last.filter(({ role }) => role === 'bias'))
            }
          ]
        : [];
    }
  }
];
