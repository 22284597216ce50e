import { figure } from '../report/derivation/words.js';

/** A sentence that can be translated: an English template in which `%1` to `%9` stand for the parameters. It is what
 * JupyterLab's translation bundles take, so that a view shows it with `trans.__(text, ...parameters)`. */
export interface Message {
  readonly text: string;
  /** Numbers are already written out, with thousands separators. */
  readonly parameters: readonly string[];
}

/** A message from its template; whole numbers among the parameters are written as `18,432`. */
export function message(text: string, ...parameters: readonly (string | number)[]): Message {
  return {
    text,
    parameters: parameters.map(value => (typeof value === 'number' ? figure(value) : value))
  };
}

/** The message in English. */
export function english({ text, parameters }: Message): string {
  return text.replace(/%([1-9])/g, (mark, place: string) => parameters[Number(place) - 1] ?? mark);
}
