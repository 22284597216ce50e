import { quantity, plus, times, type Expression } from '../expression.js';
import { productOf } from '../settings.js';
import type { Dense } from '../builds.js';
import { layerBefore, one, type Context, type Misconception } from './types.js';

function matrix({ units }: Dense, inputs: number, meaning = 'inputs'): Expression {
  return times(quantity(inputs, meaning), quantity(units, 'units'));
}

/** The image that was flattened right before, if one was; without its batch. */
function flattened(context: Context, inputs: number): readonly number[] {
  const layer = layerBefore(context);
  const image = layer && /^Flatten/.test(layer.type) ? layer.inputs[0]?.slice(1) : undefined;
  const sizes = (image ?? []).filter(size => size !== null);
  return image && sizes.length === image.length && productOf(sizes) === inputs ? sizes : [];
}

export const DENSE: readonly Misconception[] = [
  {
    id: 'dense-at-every-step',
    title: 'The dense layer counted at every step',
    explanation:
      'The weights are counted again for each of the %1 steps. One and the same layer works at all of them, on the last axis only.',
    compute: ({ build, input, biases }) => {
      const steps = productOf((input ?? []).slice(1, -1));
      if (build.kind !== 'dense' || steps === null || steps < 2) return [];
      const at = quantity(steps, 'steps');
      return [
        { whole: times(at, plus(matrix(build, build.inputs), biases)), parameters: [steps] },
        { weights: times(at, matrix(build, build.inputs)), parameters: [steps] }
      ];
    }
  },
  {
    id: 'flattened-into-one-dense',
    title: 'Steps flattened into the inputs',
    explanation:
      'All %1 numbers of a sample are taken for inputs of each unit. A %2 layer only joins the last axis: %3.',
    compute: ({ build, layer, input }) => {
      const size = productOf((input ?? []).slice(1));
      return build.kind === 'dense' && size !== null && size !== build.inputs
        ? [{ weights: matrix(build, size), parameters: [size, layer.type, build.inputs] }]
        : [];
    }
  },
  {
    id: 'flatten-forgotten',
    title: 'Only part of what was flattened',
    explanation:
      'The inputs of a unit are taken to be %1. Flattening made %2 = %3 of them, one for every number of the image.',
    compute: ({ build }, context) => {
      if (build.kind !== 'dense') return [];
      const sizes = flattened(context, build.inputs);
      const parts = [
        sizes.at(-1),
        sizes[0],
        productOf(sizes.slice(0, -1)),
        productOf(sizes.slice(1))
      ];
      const distinct = new Set(parts.filter(part => part != null && part !== build.inputs));
      return sizes.length < 2
        ? []
        : [...distinct].map(part => ({
            weights: matrix(build, part ?? 0, 'part of the inputs'),
            parameters: [part ?? 0, sizes.join(' × '), build.inputs]
          }));
    }
  },
  {
    id: 'inputs-of-dense-forgotten',
    title: 'Units only',
    explanation: 'Each unit is counted once. It has a weight for every input: %1.',
    compute: ({ build }) =>
      one(build.kind === 'dense', () => {
        const { units, inputs } = build as Dense;
        return { weights: quantity(units, 'units'), parameters: [inputs] };
      })
  }
];
