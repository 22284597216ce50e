import { isWeightless } from '../counter/index.js';
import type { Framework, Tensor } from '../counter/types.js';
import { message, sentences, type Message } from '../text/message.js';
import { normalizationParts } from './derivation/channels.js';
import { cellOf, gatedAxis } from './derivation/gates.js';
import { idleText } from './derivation/idle.js';
import { isRecurrent, recurrentParts } from './derivation/recurrent.js';
import { tensorPart } from './derivation/tensors.js';
import { plus, say, times, type Part } from './derivation/words.js';
import type { LayerReport, Step } from './types.js';

export { formulaText } from './derivation/formula.js';

const FRAMEWORKS: readonly Framework[] = ['keras', 'torch', 'flax_linen', 'flax_nnx'];
const MODELS = ['Functional', 'Sequential', 'Model'];

/** How the layer's count comes about, step by step in words with its own numbers, from its tensors alone. Where there
 * are tensors, the last step's value is their sum. */
export function derive(layer: LayerReport): readonly Step[] {
  const { tensors } = layer;
  if (tensors.length === 0) {
    return [say(withoutTensors(layer))];
  }
  const shared =
    layer.sharedWith === null
      ? []
      : [say(message('The same tensors as %1: the model has them only once.', layer.sharedWith))];
  const halves = directions(tensors);
  if (halves) {
    return [...shared, ...bothDirections(layer, ...halves)];
  }
  return [...shared, ...special(layer), ...whole(tensors)];
}

/** What makes the class special, where its tensors do not show it. */
function special({ type, tensors }: LayerReport): readonly Step[] {
  if (type === 'TimeDistributed') {
    return [
      say(
        message('One and the same layer works at every time step, so its weights are there once.')
      )
    ];
  }
  if (type === 'MultiheadAttention') {
    return [
      say(
        message('Heads share the width out among themselves: how many there are changes nothing.')
      )
    ];
  }
  if (/^(?:Multi|Group)\w*Attention$/.test(type)) {
    return [
      say(
        message(
          'Each head compares what is asked for (query) with what is there (key) and mixes what it holds (value). All heads are projected at once.'
        )
      )
    ];
  }
  if (type === 'PReLU') {
    return [say(message('It learns how steep it is for numbers below zero.'))];
  }
  if (/Conv\w*Transpose/.test(type)) {
    return [
      say(
        message('The kernel spreads each input out instead of gathering; it has as many weights.')
      )
    ];
  }
  if (/^(?:Lazy|Sync)?BatchNorm/.test(type) && !tensors.some(({ role }) => role === 'statistic')) {
    return [
      say(
        message('The running mean and variance are kept beside the parameters and are not counted.')
      )
    ];
  }
  return [];
}

function withoutTensors({ type, reported, recomputed }: LayerReport): Message {
  if (type === 'InputLayer') {
    return message('Only the data comes in here: there is nothing to learn.');
  }
  if (FRAMEWORKS.some(framework => isWeightless(framework, type))) {
    return idleText(type);
  }
  const count = typeof reported === 'number' ? reported : recomputed;
  if (count === 0) {
    return message('It holds no parameters.');
  }
  if (MODELS.includes(type)) {
    return message('A model of its own: its parameters are those of its layers.');
  }
  return count === null
    ? message('What a %1 holds cannot be told from its row.', type)
    : message(
        'What a %1 holds cannot be told from its row; its %2 parameters are taken as printed.',
        type,
        count
      );
}

/** The tensors of a bidirectional layer's two directions; `null` for any other layer. */
function directions(tensors: readonly Tensor[]): [Tensor[], Tensor[]] | null {
  const forward = tensors.filter(({ name }) => name.startsWith('forward_'));
  const backward = tensors.filter(({ name }) => name.startsWith('backward_'));
  const both = forward.length > 0 && backward.length > 0;
  return both && forward.length + backward.length === tensors.length ? [forward, backward] : null;
}

function bothDirections(
  { outputShape }: LayerReport,
  forward: readonly Tensor[],
  backward: readonly Tensor[]
): Step[] {
  const shapes = (tensors: readonly Tensor[]): string => tensors.map(t => `${t.shape}`).join(';');
  const steps = whole(forward);
  if (shapes(forward) === shapes(backward)) {
    const once = forward.reduce((sum, { count }) => sum + count, 0);
    const formula = times(
      [
        { value: 2, meaning: 'directions' },
        { value: once, meaning: 'parameters' }
      ],
      'parameters'
    );
    const units = gatedAxis(forward[0])?.units ?? forward[0].shape.at(-1);
    const out = outputShape?.at(-1) ?? null;
    const text = message('One layer like that reads forwards, another backwards.');
    const joined = message(
      'The outputs of both stand side by side: the next layer sees %1.',
      out ?? 0
    );
    const isJoined = units !== undefined && out === 2 * units;
    return [...steps, say(isJoined ? sentences([text, joined]) : text, formula)];
  }
  const operands = [forward, backward].map((tensors, place) => ({
    value: tensors.reduce((sum, { count }) => sum + count, 0),
    meaning: place === 0 ? 'forwards' : 'backwards'
  }));
  return [
    say(message('One layer reads forwards.')),
    ...steps,
    say(message('Another one reads backwards.')),
    ...whole(backward),
    say(message('Both directions together.'), plus(operands, 'parameters'))
  ];
}

function whole(tensors: readonly Tensor[]): Step[] {
  const parts = partsOf(tensors);
  const steps = parts.flatMap(part => part.steps);
  const totals = parts.map(part => part.total);
  const value = totals.reduce((sum, total) => sum + total.value, 0);
  const last = steps.at(-1)?.formula;
  if (parts.length === 1 && last?.value === value) {
    const onlyWeights = tensors.every(({ role }) => role === 'weight');
    return onlyWeights ? [...steps.slice(0, -1), withoutBias(steps[steps.length - 1])] : steps;
  }
  return [...steps, say(closing(totals), plus(totals, 'parameters'))];
}

function closing(totals: readonly Part['total'][]): Message {
  const plain = totals.map(({ meaning }) => meaning).join(' and ');
  return plain === 'weights and biases'
    ? message('Weights and biases together.')
    : message('All of it together.');
}

function withoutBias(step: Step): Step {
  return { ...step, text: sentences([step.text, message('There is no bias.')]) };
}

/** A cell's tensors belong together, and so do a normalisation's; any other tensor stands for itself. */
function partsOf(tensors: readonly Tensor[]): Part[] {
  const cells = new Map<string, Tensor[]>();
  for (const tensor of tensors) {
    const cell = cellOf(tensor);
    cells.set(cell, [...(cells.get(cell) ?? []), tensor]);
  }
  return [...cells.values()]
    .map(weightsFirst)
    .flatMap(cell =>
      isRecurrent(cell) ? recurrentParts(cell) : (normalizationParts(cell) ?? cell.map(tensorPart))
    );
}

const ORDER: readonly Tensor['role'][] = ['weight', 'scale', 'bias', 'statistic'];

/** Biases are added to what the weights give, whatever order a framework lists them in. */
function weightsFirst(tensors: readonly Tensor[]): readonly Tensor[] {
  return [...tensors].sort((a, b) => ORDER.indexOf(a.role) - ORDER.indexOf(b.role));
}
