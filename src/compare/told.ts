import { figure, message, type Message } from '../text/message.js';
import type { Part } from './parts.js';
import type { Reason, ReasonKind } from './types.js';

/** The two summaries, as sentences call them. */
export const SIDES = { first: message('the first'), second: message('the second') } as const;

/** The same where a sentence starts. */
export const STARTING = { first: message('The first'), second: message('The second') } as const;

/** What a row is called; the model's own row in a tree has a class only. */
export function nameOf({ layer }: Part): string {
  return layer.name || layer.type;
}

/** `b (MultiheadAttention, 3,072)` */
export function describedAs(part: Part): Message {
  const { name, type } = part.layer;
  return name === ''
    ? message('%1 (%2)', nameOf(part), part.count)
    : message('%1 (%2, %3)', name, type, part.count);
}

/** A reason that concerns one layer.
 *
 * @param text the sentence with the layer's name.
 * @param short the same for a place that names the layer already.
 */
export function told(kind: ReasonKind, difference: number, text: Message, short: Message): Reason {
  return { kind, text, short, difference };
}

/** A reason that concerns the whole model, or several layers. */
export function toldOfAll(kind: ReasonKind, difference: number, text: Message): Reason {
  return told(kind, difference, text, text);
}

/** By how many, whichever has more. */
export function apart(difference: number): string {
  return figure(Math.abs(difference));
}
