import type { Value } from '../counter/types.js';
import type { Anatomy } from './anatomy.js';
import { evaluate } from './expression.js';

/** Tells whether a text may be shown with a wrong answer: whether it holds none of the layer's right counts.
 *
 * Numbers that stand beside the question anyway, among the settings and the shapes, give nothing away, nor do those that
 * were answered. */
export function discretion(
  anatomy: Anatomy,
  answered: readonly number[]
): (text: string) => boolean {
  const { layer, output, weights, biases, statistics, total } = anatomy;
  const seen = new Set([...answered, ...numbersIn([layer.config, layer.inputs, output])]);
  const learned = evaluate(weights);
  const secrets = [
    learned,
    learned + evaluate(statistics),
    evaluate(biases),
    learned + evaluate(biases),
    total
  ].filter(secret => secret > 0 && !seen.has(secret));
  return text => !numbersWritten(text).some(number => secrets.includes(number));
}

function numbersIn(value: Value): readonly number[] {
  if (typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(numbersIn);
}

/** The whole numbers that a text spells out: `18,432` is one. */
function numbersWritten(text: string): readonly number[] {
  return (text.match(/\d[\d,]*/g) ?? []).map(digits => Number(digits.replaceAll(',', '')));
}
