import type { Layer } from '../../counter/types.js';
import type { Anatomy } from '../anatomy.js';
import { quantity, plus, times, evaluate, type Expression } from '../expression.js';
import { cellCount, recurrentCount, type Recurrent } from '../recurrent.js';
import { axesOf } from '../axes.js';
import { settingOf } from '../settings.js';
import { gatedAxis } from '../../report/derivation/gates.js';
import { layerBefore, one, type Context, type Mistake, type Misconception } from './types.js';

function about(
  rule: Omit<Misconception, 'compute'>,
  compute: (build: Recurrent, anatomy: Anatomy, context: Context) => readonly Mistake[]
): Misconception {
  return {
    ...rule,
    compute: (anatomy, context) =>
      anatomy.build.kind === 'recurrent' ? compute(anatomy.build, anatomy, context) : []
  };
}

/** The weights as they would be of a layer that is built otherwise. */
function weights(build: Recurrent): Expression {
  const layers = Array.from({ length: Math.min(build.stacked, MOST) }, (_, layer) =>
    times(
      quantity(build.directions, 'directions'),
      quantity(build.gates, 'gates'),
      quantity(build.units, 'units'),
      plus(
        quantity(layer === 0 ? build.inputs : build.directions * build.units, 'inputs'),
        quantity(build.units, 'units before')
      )
    )
  );
  return plus(...layers);
}

const MOST = 64;

function biases(build: Recurrent): Expression {
  return times(
    quantity(build.directions * build.stacked, 'layers and directions'),
    quantity(build.gates, 'gates'),
    quantity(build.units, 'units'),
    quantity(build.biases, 'biases each')
  );
}

function rebuilt(build: Recurrent): Mistake {
  return { weights: weights(build), biases: biases(build) };
}

/** The layer before reads both ways and puts the outputs of its directions side by side. */
function readsBothWays(layer: Layer | undefined): boolean {
  if (!layer) return false;
  if (layer.type === 'Bidirectional') return settingOf(layer, 'merge_mode') === 'concat';
  return settingOf(layer, 'bidirectional') === true;
}

const NAMES: { readonly [gates: number]: string } = { 3: 'GRU', 4: 'LSTM' };

export const RECURRENT: readonly Misconception[] = [
  {
    id: 'one-gate',
    title: 'Gates forgotten',
    explanation:
      'The weights of one gate are counted. There are %1 gates, each with weights and biases of its own.',
    compute: ({ tensors, weights, biases }) => {
      const gates = new Set(tensors.map(tensor => gatedAxis(tensor)?.gates));
      const [every] = gates;
      if (gates.size !== 1 || every === undefined) return [];
      const part = (all: Expression, what: string): Expression =>
        quantity(evaluate(all) / every, `${what} of one gate`);
      const single = { weights: part(weights, 'weights'), biases: part(biases, 'biases') };
      return [
        { ...single, parameters: [every] },
        { weights: single.weights, parameters: [every] }
      ];
    }
  },
  about(
    {
      id: 'recurrent-matrix-forgotten',
      title: 'The recurrent weights forgotten',
      explanation:
        'Only the weights for what comes in are counted. What all units gave out before comes back in, with weights of its own.'
    },
    build => {
      const { inputs, units, gates, directions, stacked } = build;
      return one(stacked === 1, () => ({
        weights: times(
          quantity(directions, 'directions'),
          quantity(gates, 'gates'),
          quantity(inputs, 'inputs'),
          quantity(units, 'units')
        )
      }));
    }
  ),
  about(
    {
      id: 'one-feedback-a-unit',
      title: 'One recurrent weight a unit',
      explanation:
        'Each unit is given a single weight for what comes back. It sees what all units gave out, so it has as many: %1.'
    },
    ({ inputs, units, gates, directions, stacked }) =>
      one(stacked === 1, () => ({
        weights: times(
          quantity(directions, 'directions'),
          quantity(gates, 'gates'),
          quantity(units, 'units'),
          plus(quantity(inputs, 'inputs'), quantity(1, 'feedback'))
        ),
        parameters: [units]
      }))
  ),
  about(
    {
      id: 'other-number-of-gates',
      title: 'The gates of another cell',
      explanation: 'It is counted as a %1, with %2 gates. This layer has %3.'
    },
    build =>
      [3, 4]
        .filter(gates => build.gates > 1 && gates !== build.gates)
        .map(gates => ({
          ...rebuilt({ ...build, gates }),
          parameters: [NAMES[gates], gates, build.gates]
        }))
  ),
  about(
    {
      id: 'one-bias-a-gate-unit',
      title: 'One bias instead of two',
      explanation:
        'One bias is counted for each unit of each gate. This layer has two: one with the inputs, one with what comes back. (Keras has one in an LSTM; PyTorch has two everywhere, and so has a Keras GRU with reset_after.)'
    },
    build => one(build.biases === 2, () => ({ biases: biases({ ...build, biases: 1 }) }))
  ),
  about(
    {
      id: 'two-biases-a-gate-unit',
      title: 'Two biases instead of one',
      explanation:
        'Two biases are counted for each unit of each gate, as PyTorch has them and a Keras GRU with reset_after. This layer has one.'
    },
    build => one(build.biases === 1, () => ({ biases: biases({ ...build, biases: 2 }) }))
  ),
  about(
    {
      id: 'one-direction',
      title: 'One direction counted',
      explanation:
        'One of the two directions is counted. A second layer of the same size reads backwards, with weights of its own.'
    },
    build =>
      one(build.directions === 2 && build.stacked === 1, () => rebuilt({ ...build, directions: 1 }))
  ),
  about(
    {
      id: 'units-doubled',
      title: 'Units doubled instead of the layer',
      explanation:
        'One layer with twice the units is counted. There are two layers, with %1 each, and their recurrent weights do not join one to the other.'
    },
    build =>
      one(build.directions === 2 && build.stacked === 1, () => ({
        ...rebuilt({ ...build, directions: 1, units: 2 * build.units }),
        parameters: [build.units]
      }))
  ),
  about(
    {
      id: 'one-layer-of-the-stack',
      title: 'One layer of the stack counted',
      explanation: 'The lowest layer is counted. %1 are stacked, each with weights of its own.'
    },
    build =>
      one(build.stacked > 1, () => ({
        ...rebuilt({ ...build, stacked: 1 }),
        parameters: [build.stacked]
      }))
  ),
  about(
    {
      id: 'stack-of-equal-layers',
      title: 'All layers of the stack taken for equal',
      explanation:
        'The lowest layer is counted %1 times. Above it, what comes in are the outputs of the layer below: %2, not %3.'
    },
    build => {
      const { stacked, directions, units, inputs } = build;
      return one(stacked > 1, () => ({
        whole: times(
          quantity(stacked, 'layers'),
          quantity(directions, 'directions'),
          quantity(cellCount(build, inputs), 'parameters of one')
        ),
        parameters: [stacked, directions * units, inputs]
      }));
    }
  ),
  about(
    {
      id: 'cell-at-every-step',
      title: 'The layer counted at every time step',
      explanation:
        'The count is multiplied by the %1 time steps. The same weights are used at every one of them.'
    },
    (build, { layer, input }) => {
      const axis = input && axesOf(layer, input).steps;
      const steps = axis === null ? null : (input?.[axis] ?? null);
      return one(steps !== null && steps > 1, () => ({
        whole: times(
          quantity(steps ?? 1, 'time steps'),
          quantity(recurrentCount(build), 'parameters')
        ),
        parameters: [steps ?? 1]
      }));
    }
  ),
  {
    id: 'both-directions-come-in',
    title: 'Only one direction comes in',
    explanation:
      'The layer before reads both ways, and the outputs of both directions stand side by side. The number of inputs is %1, not %2.',
    compute: ({ build }, context) => {
      if (!readsBothWays(layerBefore(context))) return [];
      if (build.kind === 'recurrent' && build.inputs % 2 === 0) {
        const half = build.inputs / 2;
        return [{ weights: weights({ ...build, inputs: half }), parameters: [build.inputs, half] }];
      }
      if (build.kind === 'dense' && build.inputs % 2 === 0) {
        const half = build.inputs / 2;
        return [
          {
            weights: times(quantity(half, 'inputs'), quantity(build.units, 'units')),
            parameters: [build.inputs, half]
          }
        ];
      }
      return [];
    }
  }
];
