import { plus, times } from '../report/derivation/words.js';
import type { Shape } from '../counter/types.js';
import { message } from '../text/message.js';
import { batchOf, channelsLast, isChannelsFirst, placesOf } from './axes.js';
import {
  NO_OUTPUT,
  OPEN_OUTPUT,
  unknownMultiplyAdds,
  usedOnceAPlace,
  count,
  type Subject
} from './subject.js';
import { costOf, type Cost } from './types.js';

/** A convolution uses every weight and bias once at each output position; a transposed one its weights once at each
 * input position; a locally connected one has weights of its own for each position.
 *
 * @param rank how many spatial axes the kernel has.
 */
export function convolutionCost(subject: Subject, rank: number): Cost {
  const { type, tensors, output } = subject;
  if (!output) return unknownMultiplyAdds(NO_OUTPUT);
  if (type.startsWith('LocallyConnected')) return usedOnceAPlace(subject, batchOf(output));
  const outputPlaces = placesOf(normal(subject, output), rank, 'output');
  if (!outputPlaces) return unknownMultiplyAdds(OPEN_OUTPUT);
  if (!isTransposed(type)) {
    const gates = tensors.some(({ name }) => name.includes('recurrent'));
    return gates ? convolutionalSteps(subject, rank) : usedOnceAPlace(subject, outputPlaces);
  }
  const [input] = subject.inputs;
  const inputPlaces = input && placesOf(normal(subject, input), rank, 'input');
  if (!inputPlaces) return unknownMultiplyAdds(message('Its input shape is not known.'));
  const biases = tensors.filter(({ role }) => role === 'bias');
  const weights = count(tensors) - count(biases);
  const steps = [times([{ value: weights, meaning: 'weights' }, ...inputPlaces], 'MACs')];
  if (biases.length > 0) {
    steps.push(times([{ value: count(biases), meaning: 'biases' }, ...outputPlaces], 'MACs'));
    steps.push(
      plus(
        steps.map(({ value }, i) => ({
          value,
          meaning: i === 0 ? 'of the weights' : 'of the biases'
        })),
        'MACs'
      )
    );
  }
  return costOf('MACs', steps);
}

/** A convolutional LSTM's kernels are used at each position of each step. */
function convolutionalSteps(subject: Subject, rank: number): Cost {
  const { output, inputs } = subject;
  const isFirst = isChannelsFirst(subject.framework, subject.config.data_format);
  const steps = inputs[0]?.[1] ?? null;
  const shape = output && output.length === rank + 3 ? [output[0], ...output.slice(2)] : output;
  const places = shape && placesOf(channelsLast(shape, isFirst), rank, 'output');
  if (!places || steps === null) {
    return unknownMultiplyAdds(message('Its time steps are not known.'));
  }
  return usedOnceAPlace(
    subject,
    [...places, { value: steps, meaning: 'time steps' }],
    message('Without the products of the gates.')
  );
}

function isTransposed(type: string): boolean {
  return type.includes('Transpose');
}

function normal({ framework, config }: Subject, shape: Shape): Shape {
  return channelsLast(shape, isChannelsFirst(framework, config.data_format));
}
