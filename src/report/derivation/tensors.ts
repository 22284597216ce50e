import type { Tensor } from '../../counter/types.js';
import { gatedAxis, ownName, pathOf } from './gates.js';
import { convolutionPart } from './kernels.js';
import { several, message, type Message } from '../../text/message.js';
import { amountOf, singular, term } from '../../text/terms.js';
import { biases, products } from './recurrent.js';
import { axisNamed, factors, operand, say, times, type Part } from './words.js';

/** The steps for one tensor, whatever it is. */
export function tensorPart(tensor: Tensor): Part {
  return (
    convolutionPart(tensor) ??
    gatedPart(tensor) ??
    densePart(tensor) ??
    embeddingPart(tensor) ??
    projectionPart(tensor) ??
    biasPart(tensor) ??
    plainPart(tensor)
  );
}

/** Gates that stand apart from what comes back, as flax has them. */
function gatedPart(tensor: Tensor): Part | null {
  if (!gatedAxis(tensor)) {
    return null;
  }
  if (tensor.role === 'bias') {
    return biases(tensor);
  }
  return tensor.role === 'weight' && axisNamed(tensor, 'inputs') !== null
    ? products(tensor, false)
    : null;
}

function densePart(tensor: Tensor): Part | null {
  const { dimensions, role } = tensor;
  const inputs = axisNamed(tensor, 'inputs');
  const units = axisNamed(tensor, 'units');
  const matrix = dimensions.length === 2 && dimensions.every(d => d === 'inputs' || d === 'units');
  if (role !== 'weight' || !matrix || inputs === null || units === null) {
    return null;
  }
  const weights = times([operand(inputs, 'inputs'), operand(units, 'units')], 'weights');
  return {
    steps: [
      say(
        pathOf(tensor).endsWith('out_proj')
          ? message('What the heads give out is projected once more.')
          : several(inputs, '%1 input comes in.', '%1 inputs come in.')
      ),
      say(message('One unit has a weight for every input: %1.', inputs)),
      say(
        several(units, 'There is one unit.', 'There are %1 units, each with weights of its own.'),
        weights
      )
    ],
    total: { value: weights.value, meaning: 'weights' }
  };
}

function embeddingPart(tensor: Tensor): Part | null {
  const words = axisNamed(tensor, 'vocabulary size');
  const size = axisNamed(tensor, 'embedding size');
  if (words === null || size === null || tensor.shape.length !== 2) {
    return null;
  }
  const weights = times(factors(tensor), 'weights');
  return {
    steps: [
      say(several(words, 'The vocabulary has %1 entry.', 'The vocabulary has %1 entries.')),
      say(
        several(
          size,
          'One entry is looked up as %1 number, all of them learned. How long the sequence is does not matter: all look up in the same table.',
          'One entry is looked up as %1 numbers, all of them learned. How long the sequence is does not matter: all look up in the same table.'
        ),
        weights
      )
    ],
    total: { value: weights.value, meaning: 'weights' }
  };
}

const TRIPLE = 'queries, keys and values';

/** One of an attention's projections into or out of its heads. */
function projectionPart(tensor: Tensor): Part | null {
  const heads = tensor.dimensions.find(meaning => meaning.endsWith('heads'));
  const path = pathOf(tensor);
  if (tensor.role === 'weight' && tensor.dimensions[0] === TRIPLE) {
    const all = times(factors(tensor), 'weights');
    return {
      steps: [
        say(
          message('Queries, keys and values are projected at once, each as wide as what comes in.'),
          all
        )
      ],
      total: { value: all.value, meaning: 'projection weights' }
    };
  }
  if (tensor.role !== 'weight' || heads === undefined || path === '') {
    return null;
  }
  const name = path.slice(path.lastIndexOf('/') + 1).replaceAll('_', ' ');
  const count = axisNamed(tensor, heads) ?? 1;
  const text =
    tensor.dimensions[0] === heads
      ? message('The %1 takes the %2 heads together again.', term(name), count)
      : message('The %1 is projected into %2.', term(name), amountOf(count, heads));
  const weights = times(factors(tensor), 'weights');
  return {
    steps: [say(text, weights)],
    total: { value: weights.value, meaning: `${name} weights` }
  };
}

function biasPart(tensor: Tensor): Part | null {
  if (tensor.role !== 'bias') {
    return null;
  }
  const path = pathOf(tensor);
  const owner = path.slice(path.lastIndexOf('/') + 1).replaceAll('_', ' ');
  const named = /^(query|key|value|gate|attention output)$/.test(owner);
  const [kind, many] = named ? [`${owner} bias`, `${owner} biases`] : ['bias', 'biases'];
  const [axis] = tensor.dimensions;
  if (axis === TRIPLE) {
    const text = message('Each of these outputs adds one bias: %1.', tensor.count);
    return { steps: [say(text)], total: { value: tensor.count, meaning: 'projection biases' } };
  }
  const step =
    tensor.shape.length === 1 && axis
      ? say(eachBias(term(singular(axis.replace(/^units .$/, 'units'))), kind, tensor.count))
      : say(
          message('The %1, one for each combination.', term(many)),
          times(factors(tensor), 'biases')
        );
  return { steps: [step], total: { value: tensor.count, meaning: many } };
}

/** @param kind "bias", or "query bias". */
function eachBias(one: Message, kind: string, count: number): Message {
  return message('Each %1 adds one %2: %3.', one, term(kind), count);
}

/** Any other tensor: its axes multiplied. */
function plainPart(tensor: Tensor): Part {
  const name = ownName(tensor);
  const meaning = name === 'kernel' ? 'weights' : name;
  const total = { value: tensor.count, meaning };
  if (tensor.shape.length === 0) {
    return { steps: [say(message('%1 is a single number.', name))], total };
  }
  const formula = tensor.shape.length > 1 ? times(factors(tensor), UNITS[tensor.role]) : null;
  return { steps: [say(holding(tensor), formula)], total };
}

/** What the numbers of a tensor are called. */
const UNITS: { readonly [role in Tensor['role']]: string } = {
  weight: 'weights',
  bias: 'biases',
  scale: 'factors',
  statistic: 'numbers'
};

function holding(tensor: Tensor): Message {
  const { role, count } = tensor;
  const name = ownName(tensor);
  switch (role) {
    case 'weight':
      return several(count, '%2 holds %1 weight.', '%2 holds %1 weights.', name);
    case 'bias':
      return several(count, '%2 holds %1 bias.', '%2 holds %1 biases.', name);
    case 'scale':
      return several(count, '%2 holds %1 factor.', '%2 holds %1 factors.', name);
    case 'statistic':
      return several(
        count,
        '%2 keeps %1 number that no training step learns.',
        '%2 keeps %1 numbers that no training step learns.',
        name
      );
  }
}
