import * as React from 'react';
import { figure, type Message } from '../text/message.js';

/** The part of JupyterLab's translation bundle that the view needs; `%1` stands for the first argument. */
export interface Translation {
  __(message: string, ...args: (string | number)[]): string;
  /** `%1` stands for `count`, further arguments follow. */
  _n(singular: string, plural: string, count: number, ...args: (string | number)[]): string;
  /** A message that only looks the same as another one in English. */
  _p(context: string, message: string, ...args: (string | number)[]): string;
}

function fill(message: string, args: readonly (string | number)[]): string {
  return message.replace(/%(\d)/g, (mark, place: string) =>
    String(args[Number(place) - 1] ?? mark)
  );
}

/** The messages as they are written in the code. */
export const english: Translation = {
  __: (message, ...args) => fill(message, args),
  _n: (singular, plural, count, ...args) => fill(count === 1 ? singular : plural, [count, ...args]),
  _p: (_context, message, ...args) => fill(message, args)
};

export const TranslationContext = React.createContext<Translation>(english);

export function useTranslation(): Translation {
  return React.useContext(TranslationContext);
}

/** A message of the core in the interface's language. */
export function translate(message: Message, trans: Translation): string {
  const { text, plural, context } = message;
  const parameters = message.parameters.map(parameter =>
    typeof parameter === 'string' ? parameter : translate(parameter, trans)
  );
  if (plural) return translatePlural(text, plural, parameters, trans);
  return context === undefined
    ? trans.__(text, ...parameters)
    : trans._p(context, text, ...parameters);
}

/** Sentences one after the other, as the language of the interface joins them. */
export function joined(sentences: readonly string[], trans: Translation): string {
  const [first = '', ...others] = sentences;
  return others.reduce((before, next) => trans.__('%1 %2', before, next), first);
}

/** The translator writes the count without separators, so that it is put in again. */
function translatePlural(
  one: string,
  { count, text: many }: NonNullable<Message['plural']>,
  [, ...others]: readonly string[],
  trans: Translation
): string {
  if (count < 1000) return trans._n(one, many, count, ...others);
  const marks = others.map((_, place) => `%${place + 2}`);
  const template = trans._n(one, many, count, ...marks).replaceAll(String(count), '%1');
  return fill(template, [figure(count), ...others]);
}
