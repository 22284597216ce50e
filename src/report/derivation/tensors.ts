import type { Tensor } from '../../counter/types.js';
import { biases, gatedAxis, products } from './gates.js';
import { convolutionPart } from './kernels.js';
import {
  axisNamed,
  factors,
  figure,
  operand,
  ownName,
  pathOf,
  say,
  several,
  singular,
  times,
  unitOf,
  type Part
} from './words.js';

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
          ? 'What the heads give out is projected once more.'
          : `${several(inputs, 'input comes', 'inputs come')} in.`
      ),
      say(`One unit has a weight for every input: ${figure(inputs)}.`),
      say(
        units === 1
          ? 'There is one unit.'
          : `There are ${figure(units)} units, each with weights of its own.`,
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
      say(`The vocabulary has ${several(words, 'entry', 'entries')}.`),
      say(
        `One entry is looked up as ${several(size, 'number', 'numbers')}, all of them learned. How long the sequence is does not matter: all look up in the same table.`,
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
        say('Queries, keys and values are projected at once, each as wide as what comes in.', all)
      ],
      total: { value: all.value, meaning: 'projection weights' }
    };
  }
  if (tensor.role !== 'weight' || heads === undefined || path === '') {
    return null;
  }
  const name = path.slice(path.lastIndexOf('/') + 1).replaceAll('_', ' ');
  const count = figure(axisNamed(tensor, heads) ?? 1);
  const text =
    tensor.dimensions[0] === heads
      ? `The ${name} takes the ${count} heads together again.`
      : `The ${name} is projected into ${count} ${heads}.`;
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
  const of = /^(query|key|value|gate|attention output)$/.test(owner) ? `${owner} ` : '';
  const [axis] = tensor.dimensions;
  if (axis === TRIPLE) {
    const text = `Each of these outputs adds one bias: ${figure(tensor.count)}.`;
    return { steps: [say(text)], total: { value: tensor.count, meaning: 'projection biases' } };
  }
  const step =
    tensor.shape.length === 1 && axis
      ? say(
          `Each ${singular(axis.replace(/^units .$/, 'units'))} adds one ${of}bias: ${figure(tensor.count)}.`
        )
      : say(`The ${of}biases, one for each combination.`, times(factors(tensor), 'biases'));
  return { steps: [step], total: { value: tensor.count, meaning: `${of}biases` } };
}

/** Any other tensor: its axes multiplied. */
function plainPart(tensor: Tensor): Part {
  const name = ownName(tensor);
  const [one, many] = unitOf(tensor);
  const meaning = name === 'kernel' ? 'weights' : name;
  const total = { value: tensor.count, meaning };
  if (tensor.shape.length === 0) {
    return { steps: [say(`${name} is a single number.`)], total };
  }
  const held = several(tensor.count, one, many);
  const text =
    tensor.role === 'statistic'
      ? `${name} keeps ${held} that no training step learns.`
      : `${name} holds ${held}.`;
  const formula = tensor.shape.length > 1 ? times(factors(tensor), many) : null;
  return { steps: [say(text, formula)], total };
}
