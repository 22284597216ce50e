import { outputChannels, type Anatomy } from '../anatomy.js';
import type { Build } from '../builds.js';
import { evaluate, plus, quantity, times } from '../expression.js';
import { message, type Message } from '../../text/message.js';
import { sampleVolume } from '../axes.js';
import { one, type Misconception } from './types.js';

const NONE = quantity(0, 'no biases');

/** What has a bias of its own, by what the layer is built of. */
const SINGLE: { readonly [kind in Build['kind']]?: Message } = {
  convolution: message('A single bias is counted for the layer. Each filter has its own.'),
  depthwise: message(
    'A single bias is counted for the layer. Each channel that comes out has its own.'
  ),
  dense: message('A single bias is counted for the layer. Each unit has its own.'),
  recurrent: message('A single bias is counted for the layer. Each unit of each gate has its own.'),
  attention: message(
    'A single bias is counted for the layer. Each projection has one for each number that it gives out.'
  ),
  other: message('A single bias is counted for the layer. It has several.')
};

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
    explanation: 'The weights alone are counted. The layer has biases besides.',
    compute: ({ biases }) => one(evaluate(biases) > 0, () => ({ biases: NONE }))
  },
  {
    id: 'only-biases',
    title: 'Biases only',
    explanation: 'The biases alone are counted. The layer has weights besides.',
    compute: ({ biases }) =>
      one(evaluate(biases) > 0, () => ({ weights: quantity(0, 'no weights') }))
  },
  {
    id: 'one-bias-a-layer',
    title: 'One bias for the whole layer',
    explanation: 'A single bias is counted for the layer. Each number that comes out has its own.',
    compute: ({ build, biases }) =>
      one(evaluate(biases) > 0, () => ({
        biases: quantity(1, 'bias'),
        explanation: SINGLE[build.kind]
      }))
  },
  {
    id: 'one-bias-an-input',
    title: 'One bias for each input',
    explanation:
      'A bias is counted for each input. Biases belong to what comes out, not to what comes in.',
    compute: anatomy => {
      const sides = fan(anatomy);
      return one(sides !== null && evaluate(anatomy.biases) > 0, () => ({
        biases: quantity(sides?.inputs ?? 0, 'inputs')
      }));
    }
  },
  {
    id: 'bias-for-each-weight',
    title: 'One bias for each weight',
    explanation:
      'A bias is counted with each weight. What all the weights of an output give is added up, and a bias is added to the sum.',
    compute: ({ weights, biases }) => one(evaluate(biases) > 0, () => ({ biases: weights }))
  },
  {
    id: 'bias-at-every-output-element',
    title: 'One bias at every element of the output',
    explanation:
      'A bias is counted for every number that comes out: %1. All places share the same biases.',
    compute: ({ layer, biases, output }) => {
      const size = sampleVolume(layer, output);
      return one(size !== null && evaluate(biases) > 0, () => ({
        biases: quantity(size ?? 0, 'output elements'),
        parameters: [size ?? 0]
      }));
    }
  },
  {
    id: 'bias-where-there-is-none',
    title: 'A bias that is switched off',
    explanation: 'Biases are counted, but this layer was built without.',
    compute: anatomy => {
      const sides = fan(anatomy);
      return one(sides !== null && evaluate(anatomy.biases) === 0, () => ({
        biases: quantity(sides?.outputs ?? 0, 'outputs')
      }));
    }
  },
  {
    id: 'weights-and-biases-multiplied',
    title: 'Biases multiplied instead of added',
    explanation: 'The weights are multiplied by the biases. Biases are added.',
    compute: ({ weights, biases }) =>
      one(evaluate(biases) > 1, () => ({
        whole: times(weights, quantity(evaluate(biases), 'biases'))
      }))
  },
  {
    id: 'inputs-and-outputs-added',
    title: 'Inputs and outputs added',
    explanation:
      'Inputs and outputs are added: %1 + %2. Each output has a weight for every input, so they multiply.',
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
