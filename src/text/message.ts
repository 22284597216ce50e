/** A sentence or a phrase that can be translated: an English template in which `%1` to `%9` stand for the parameters.
 *
 * It is what JupyterLab's translation bundles take, so that a view shows it in the language of the interface. Templates
 * are whole phrases, never pieces to be joined: each language has an order of its own. */
export interface Message {
  readonly text: string;
  /** Names and code as they are, numbers written out with thousands separators, and phrases to be translated in turn. */
  readonly parameters: readonly (string | Message)[];
  /** Only where the wording depends on a number, which is the first parameter then: `text` is for 1. */
  readonly plural?: {
    readonly count: number;
    /** The template for all other numbers. */
    readonly text: string;
  };
  /** Tells messages apart that only look the same in English. */
  readonly context?: string;
}

type Parameter = string | number | Message;

const GROUPED = new Intl.NumberFormat('en-US');

/** A whole number as it is written in sentences and formulas, in every language: `18,432`. */
export function figure(value: number): string {
  return GROUPED.format(value);
}

/** A message from its template; whole numbers among the parameters are written as `18,432`. */
export function message(text: string, ...parameters: readonly Parameter[]): Message {
  return { text, parameters: parameters.map(written) };
}

/** A message whose wording depends on `count`, which is `%1`; the other parameters follow from `%2` on. */
export function several(
  count: number,
  one: string,
  many: string,
  ...parameters: readonly Parameter[]
): Message {
  return {
    text: one,
    parameters: [count, ...parameters].map(written),
    plural: { count, text: many }
  };
}

/** A message that another language may word otherwise than elsewhere. */
export function messageIn(
  context: string,
  text: string,
  ...parameters: readonly Parameter[]
): Message {
  return { text, parameters: parameters.map(written), context };
}

/** What has no words to translate: a name, a number, code. */
export function verbatim(text: string): Message {
  return { text: '%1', parameters: [text] };
}

/** Sentences one after the other; `null` for none. */
export function sentences(all: readonly [Message, ...(readonly Message[])]): Message;
export function sentences(all: readonly Message[]): Message | null;
export function sentences(all: readonly Message[]): Message | null {
  const [first, ...others] = all;
  return first === undefined
    ? null
    : others.reduce((before, next) => message('%1 %2', before, next), first);
}

/** Things one after the other: `a, b`. */
export function series(all: readonly (string | Message)[]): Message {
  return folded(all, (before, next) => message('%1, %2', before, next));
}

/** Things that belong together: `a, b and c`. */
export function together(all: readonly (string | Message)[]): Message {
  return all.length < 2
    ? series(all)
    : message('%1 and %2', series(all.slice(0, -1)), all[all.length - 1]);
}

/** One of several things: `a, b or c`. */
export function either(all: readonly (string | Message)[]): Message {
  return all.length < 2
    ? series(all)
    : message('%1 or %2', series(all.slice(0, -1)), all[all.length - 1]);
}

/** Factors: `a × b`. */
export function asProduct(factors: readonly Message[]): Message {
  return folded(factors, (before, next) => message('%1 × %2', before, next));
}

/** Terms that are added up: `a + b`. */
export function asSum(terms: readonly Message[]): Message {
  return folded(terms, (before, next) => message('%1 + %2', before, next));
}

/** The message in English. */
export function english({ text, parameters, plural }: Message): string {
  const template = plural && plural.count !== 1 ? plural.text : text;
  return template.replace(/%([1-9])/g, (mark, place: string) => {
    const parameter = parameters[Number(place) - 1] ?? mark;
    return typeof parameter === 'string' ? parameter : english(parameter);
  });
}

function written(parameter: Parameter): string | Message {
  return typeof parameter === 'number' ? figure(parameter) : parameter;
}

function folded(
  all: readonly (string | Message)[],
  join: (before: Message, next: Message) => Message
): Message {
  const [first = verbatim(''), ...others] = all.map(one =>
    typeof one === 'string' ? verbatim(one) : one
  );
  return others.reduce(join, first);
}
