import { isWeightless } from '../counter/index.js';
import { times } from '../report/derivation/words.js';
import type { ExplainedLayer } from '../report/types.js';
import { message, sentences, type Message } from '../text/message.js';
import { elementsOf, kernelRank, placesOf } from './axes.js';
import { attentionCost, recurrentCost } from './sequences.js';
import {
  NO_OUTPUT,
  OPEN_OUTPUT,
  subjectOf,
  unknownMultiplyAdds,
  usedOnceAPlace,
  type Subject,
  type Surroundings
} from './subject.js';
import { torchinfoNote } from './torchinfo.js';
import { costOf, type Cost } from './types.js';
import { convolutionCost } from './windows.js';

/** The multiply-adds of a layer's forward pass: how often each weight is multiplied and each bias added. Of the printed
 * batch or, where that is open, of one example.
 *
 * Activations, pooling and sums of layers are not counted. Where torchinfo prints another number, the note says why.
 */
export function multiplyAdds(layer: ExplainedLayer, surroundings: Surroundings): Cost {
  const cost = costOfSubject(subjectOf(layer, surroundings));
  const note =
    cost.value === null || surroundings.framework !== 'torch'
      ? null
      : torchinfoNote(layer, surroundings.tensors, cost.value);
  return note === null ? cost : { ...cost, note: cost.note ? sentences([cost.note, note]) : note };
}

const RECURRENT =
  /^(?:SimpleRNN|RNN|LSTM|GRU|CuDNNLSTM|CuDNNGRU|Bidirectional|(?:SimpleRNN|RNN|LSTM|GRU)Cell)$/;
const ATTENTION = /^(?:MultiHeadAttention|MultiheadAttention|GroupQueryAttention)$/;
const LINEAR = /^(?:Dense|Linear|LazyLinear|Conv1D|NonDynamicallyQuantizableLinear)$/;
/** What multiplies activations with one another rather than with weights. */
const PRODUCTS = /^(?:Attention|AdditiveAttention|Dot)$/;

function costOfSubject(subject: Subject): Cost {
  const { type, framework, tensors } = subject;
  if (PRODUCTS.test(type)) {
    return unknownMultiplyAdds(
      message('It multiplies activations with one another, which is not counted.')
    );
  }
  if (tensors.length === 0) {
    return isWeightless(framework, type) || subject.hasNone
      ? { ...costOf('MACs', []), note: message('It has no weights to multiply with.') }
      : unknownMultiplyAdds(message('Its tensors are not known.'));
  }
  if (/Embedding(?:Bag)?$/.test(type)) {
    return { ...costOf('MACs', []), note: message('Looking a row up multiplies nothing.') };
  }
  if (/Norm(?:alization|Act)?(?:[123]d)?$/.test(type)) return normalizationCost(subject);
  if (ATTENTION.test(type)) return attentionCost(subject);
  if (RECURRENT.test(type)) return recurrentCost(subject);
  const rank = kernelRank(type, tensors);
  if (rank > 0) return convolutionCost(subject, rank);
  if (type === 'EinsumDense') return einsumCost(subject);
  if (LINEAR.test(type)) return linearCost(subject);
  if (/^(?:PReLU|LayerScale)$/.test(type)) return elementwise(subject, null);
  return unknownMultiplyAdds(message('How often a %1 uses its weights is not known.', type));
}

/** A linear layer uses every weight and bias once at each position. */
function linearCost(subject: Subject): Cost {
  const { output } = subject;
  if (!output) return unknownMultiplyAdds(NO_OUTPUT);
  const places = placesOf(output, 0, '');
  return places ? usedOnceAPlace(subject, places) : unknownMultiplyAdds(OPEN_OUTPUT);
}

/** At inference a normalisation is one factor and one term an element. */
function normalizationCost(subject: Subject): Cost {
  const { type } = subject;
  return elementwise(
    subject,
    type.includes('Batch') || type === 'Normalization'
      ? message('At inference: while training, the mean and the variance come on top.')
      : message('Without the mean and the variance, which come on top.')
  );
}

function elementwise({ output }: Subject, note: Message | null): Cost {
  if (!output) return unknownMultiplyAdds(NO_OUTPUT);
  const elements = elementsOf(output);
  return elements
    ? costOf('MACs', [times(elements, 'MACs')], note)
    : unknownMultiplyAdds(OPEN_OUTPUT);
}

/** Every output is a sum over the axes that the kernel has and the output lacks. */
function einsumCost({ config, tensors, output }: Subject): Cost {
  const match = /^[a-zA-Z.]*,([a-zA-Z]+)->([a-zA-Z.]*)$/.exec(
    typeof config.equation === 'string' ? config.equation.replace(/\s/g, '') : ''
  );
  const elements = output && elementsOf(output);
  if (!match || !elements) return unknownMultiplyAdds(output ? OPEN_OUTPUT : NO_OUTPUT);
  const [kernel] = tensors;
  const summed = [...match[1]].flatMap((label, axis) =>
    match[2].includes(label) ? [] : [{ value: kernel.shape[axis], meaning: `inputs ${label}` }]
  );
  const products = times([...elements, ...summed], 'MACs');
  if (tensors.length === 1) return costOf('MACs', [products]);
  const biased = times(
    [
      ...elements,
      { value: summed.reduce((n, { value }) => n * value, 1) + 1, meaning: 'inputs and the bias' }
    ],
    'MACs'
  );
  return costOf('MACs', [biased]);
}
