import { outputChannels, type Anatomy } from '../anatomy.js';
import { evaluate, plus, quantity, times } from '../expression.js';
import { volumeOf } from '../settings.js';
import { one, type Misconception } from './types.js';

const NONE = quantity(0, 'no biases');

/** How many inputs one filter or unit has, and how many of them there are. */
function fan({ build }: Anatomy): { readonly inputs: number; readonly outputs: number } | null {
  switch (build.kind) {
    case 'dense':
      return { inputs: build.inputs, outputs: build.units };
    case 'convolution':
      return { inputs: build.channels, outputs: build.filters };
    case 'depthwise':
      return { inputs: build.channels, outputs: outputChannels(build) };
    case 'recurrent':
      return build.stacked === 1 && build.directions === 1
        ? { inputs: build.inputs, outputs: build.units }
        : null;
    default:
      return null;
  }
}

/** Wrong rules for biases, which any layer with biases invites. */
export const BIASES: readonly Misconception[] = [
  {
    id: 'no-bias',
    title: 'No bias',
    explanation: 'The weights alone are counted. The layer has %1 biases besides.',
    compute: ({ biases }) =>
      one(evaluate(biases) > 0, () => ({ biases: NONE, parameters: [evaluate(biases)] }))
  },
  {
    id: 'only-biases',
    title: 'Biases only',
    explanation: 'The biases alone are counted. The layer has %1 weights besides.',
    compute: ({ weights, biases }) =>
      one(evaluate(biases) > 0, () => ({
        weights: quantity(0, 'no weights'),
        parameters: [evaluate(weights)]
      }))
  },
  {
    id: 'one-bias-a-layer',
    title: 'One bias for the whole layer',
    explanation: 'A single bias is counted for the layer. It has one for each output: %1.',
    compute: ({ biases }) =>
      one(evaluate(biases) > 0, () => ({
        biases: quantity(1, 'bias'),
        parameters: [evaluate(biases)]
      }))
  },
  {
    id: 'one-bias-an-input',
    title: 'One bias for each input',
    explanation:
      'A bias is counted for each of the %1 inputs. It belongs to the outputs, of which there are %2.',
    compute: anatomy => {
      const sides = fan(anatomy);
      return one(sides !== null && evaluate(anatomy.biases) > 0, () => ({
        biases: quantity(sides?.inputs ?? 0, 'inputs'),
        parameters: [sides?.inputs ?? 0, sides?.outputs ?? 0]
      }));
    }
  },
  {
    id: 'bias-for-each-weight',
    title: 'One bias for each weight',
    explanation:
      'A bias is counted with each of the %1 weights. All the weights of one output share a single bias: %2 in all.',
    compute: ({ weights, biases }) =>
      one(evaluate(biases) > 0, () => ({
        biases: weights,
        parameters: [evaluate(weights), evaluate(biases)]
      }))
  },
  {
    id: 'bias-at-every-output-element',
    title: 'One bias at every element of the output',
    explanation:
      'A bias is counted for each of the %1 numbers that come out. All places share the same biases, of which there are %2.',
    compute: ({ biases, output }) => {
      const size = volumeOf(output);
      return one(size !== null && evaluate(biases) > 0, () => ({
        biases: quantity(size ?? 0, 'output elements'),
        parameters: [size ?? 0, evaluate(biases)]
      }));
    }
  },
  {
    id: 'bias-where-there-is-none',
    title: 'A bias that is switched off',
    explanation: 'A bias is counted for each of the %1 outputs, but this layer was built without.',
    compute: anatomy => {
      const sides = fan(anatomy);
      return one(sides !== null && evaluate(anatomy.biases) === 0, () => ({
        biases: quantity(sides?.outputs ?? 0, 'outputs'),
        parameters: [sides?.outputs ?? 0]
      }));
    }
  },
  {
    id: 'weights-and-biases-multiplied',
    title: 'Biases multiplied instead of added',
    explanation: 'The %1 weights are multiplied by the %2 biases. Biases are added.',
    compute: ({ weights, biases }) =>
      one(evaluate(biases) > 1, () => ({
        whole: times(weights, quantity(evaluate(biases), 'biases')),
        parameters: [evaluate(weights), evaluate(biases)]
      }))
  },
  {
    id: 'inputs-and-outputs-added',
    title: 'Inputs and outputs added',
    explanation:
      'The %1 inputs and %2 outputs are added. Each output has a weight for every input, so they multiply.',
    compute: ({ build }) =>
      one(build.kind === 'dense', () => {
        const { inputs, units } = build as { inputs: number; units: number };
        return {
          weights: plus(quantity(inputs, 'inputs'), quantity(units, 'units')),
          parameters: [inputs, units]
        };
      })
  }
];
