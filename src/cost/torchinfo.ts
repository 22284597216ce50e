import type { Tensor } from '../counter/types.js';
import type { ExplainedLayer } from '../report/types.js';
import { message, type Message } from '../text/message.js';

/** What torchinfo prints as a layer's Mult-Adds: in a class with "Conv" in its name each parameter called weight or bias
 * once an output position, elsewhere once an example; other parameters with these words in their names, such as an
 * LSTM's, once for each of the first two axes' places; the rest not at all.
 *
 * Source: `LayerInfo.calculate_macs` of torchinfo 1.8.
 *
 * @returns `null` where the output shape is not known.
 */
export function torchinfoMultiplyAdds(
  { type, outputShape }: ExplainedLayer,
  tensors: readonly Tensor[]
): number | null {
  if (!outputShape || outputShape.length === 0 || outputShape.some(size => size === null)) {
    return null;
  }
  const sizes = outputShape as readonly number[];
  const places = type.includes('Conv') ? [sizes[0], ...sizes.slice(2)] : [sizes[0]];
  let total = 0;
  for (const { name, role, count } of tensors) {
    if (role === 'statistic') continue;
    if (name === 'weight' || name === 'bias') total += count * product(places);
    else if (/weight|bias/.test(name)) total += count * product(sizes.slice(0, 2));
  }
  return total;
}

/** Why torchinfo's number is another one than `value`; `null` if it is not, or is not known. */
export function torchinfoNote(
  layer: ExplainedLayer,
  tensors: readonly Tensor[],
  value: number
): Message | null {
  const printed = torchinfoMultiplyAdds(layer, tensors);
  return printed === null || printed === value ? null : explained(layer, printed);
}

function explained({ type }: ExplainedLayer, printed: number): Message {
  if (type.includes('Transpose')) {
    return message('torchinfo counts %1: all parameters once an output position.', printed);
  }
  if (type.includes('Embedding')) {
    return message(
      'torchinfo counts %1: every entry once an example, though only one is looked up.',
      printed
    );
  }
  if (/^(?:LSTM|GRU|RNN)/.test(type)) {
    return message('torchinfo counts %1: the parameters once for each place of two axes.', printed);
  }
  if (type === 'MultiheadAttention') {
    return message('torchinfo counts %1: the projections alone, once a position.', printed);
  }
  return type.includes('Conv')
    ? message(
        'torchinfo counts %1: only what is called weight or bias, once an output position.',
        printed
      )
    : message(
        'torchinfo counts %1: the parameters once an example, whatever it works through.',
        printed
      );
}

function product(sizes: readonly number[]): number {
  return sizes.reduce((total, size) => total * size, 1);
}
