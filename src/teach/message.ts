import { figure } from '../report/derivation/words.js';

/** A sentence that can be translated: an English template in which `%1` to `%9` stand for the parameters. It is what
 * JupyterLab's translation bundles take, so that a view shows it with `trans.__(text, ...parameters)`, and one with a
 * plural with `trans._n(text, plural.text, plural.count, ...parameters)`. */
export interface Message {
  readonly text: string;
  /** Numbers are already written out, with thousands separators. */
  readonly parameters: readonly string[];
  /** The template for any number but 1, and the number. In both templates `%1` stands for the bare number, as bundles
   * have it, and the parameters start at `%2`. */
  readonly plural?: { readonly text: string; readonly count: number };
}

/** A message from its template; whole numbers among the parameters are written as `18,432`. */
export function message(text: string, ...parameters: readonly (string | number)[]): Message {
  return { text, parameters: parameters.map(written) };
}

/** A message whose wording depends on a number. `%1` is the number, the parameters start at `%2`. */
export function several(
  count: number,
  singular: string,
  plural: string,
  ...parameters: readonly (string | number)[]
): Message {
  return { ...message(singular, ...parameters), plural: { text: plural, count } };
}

/** The message in English. */
export function english({ text, parameters, plural }: Message): string {
  const template = plural && plural.count !== 1 ? plural.text : text;
  const all = plural ? [String(plural.count), ...parameters] : parameters;
  return template.replace(/%([1-9])/g, (mark, place: string) => all[Number(place) - 1] ?? mark);
}

function written(value: string | number): string {
  return typeof value === 'number' ? figure(value) : value;
}
