import type { Part } from './parts.js';
import type { Reason, ReasonKind } from './types.js';

/** What a row is called; the model's own row in a tree has a class only. */
export function nameOf({ layer }: Part): string {
  return layer.name || layer.type;
}

/** `b (MultiheadAttention, 3,072)` */
export function describedAs(part: Part, number: string): string {
  return `${nameOf(part)} (${part.layer.name === '' ? '' : `${part.layer.type}, `}${number})`;
}

/** A reason that concerns one layer.
 *
 * @param subject the layer's name.
 * @param predicate what follows the name: `: 64 filters instead of 32.` or ` is in the first only.`
 */
export function told(
  kind: ReasonKind,
  subject: string,
  predicate: string,
  difference: number
): Reason {
  const start = predicate.replace(/^[: ]+/, '');
  return {
    kind,
    text: `${subject}${predicate}`,
    short: start.charAt(0).toUpperCase() + start.slice(1),
    difference
  };
}

/** A reason that concerns the whole model, or several layers. */
export function toldOfAll(kind: ReasonKind, text: string, difference: number): Reason {
  return { kind, text, short: text, difference };
}
