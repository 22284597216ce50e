import type { Value } from '../../counter/types.js';

/** What an `extra_repr` states. */
export interface Arguments {
  readonly positional: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
}

/** No module states more; hostile text may. */
const LIMIT = 100;
const NESTING = 8;

/** Reads `3, 8, kernel_size=(3, 3), padding=same`. */
export function readArguments(text: string): Arguments {
  const positional: Value[] = [];
  const named = new Map<string, Value>();
  for (const item of splitItems(text).slice(0, LIMIT)) {
    const pair = /^([A-Za-z_]\w{0,80}) ?= ?(?!=)/.exec(item);
    if (pair) named.set(pair[1], readValue(item.slice(pair[0].length), 0));
    else positional.push(readValue(item, 0));
  }
  return { positional, named };
}

/** The items between the commas that stand in no brackets or quotes. */
export function splitItems(text: string): readonly string[] {
  const items: string[] = [];
  let depth = 0;
  let quote: string | null = null;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (quote !== null) {
      if (char === quote) quote = null;
    } else if ((char === "'" || char === '"') && /[\s=,([]/.test(text[i - 1] ?? ' ')) quote = char;
    else if ('([{'.includes(char)) depth++;
    else if (')]}'.includes(char)) depth--;
    else if (char === ',' && depth <= 0) {
      items.push(text.slice(start, i).trim());
      start = i + 1;
    }
  }
  items.push(text.slice(start).trim());
  return items.filter(item => item !== '');
}

/** A Python literal; whatever else is printed stays text. */
function readValue(printed: string, depth: number): Value {
  const size = /^torch\.Size\((.*)\)$/.exec(printed);
  const text = size ? size[1] : printed;
  if (text === 'None') return null;
  if (text === 'True' || text === 'False') return text === 'True';
  if (/^-?\d{1,15}$/.test(text)) return Number(text);
  if (/^-?(?:\d{1,20}\.\d{0,20}|\d{1,20})(?:e[+-]?\d{1,3})?$/.test(text)) return Number(text);
  const last = text[text.length - 1];
  if (text.length > 1 && (text[0] === "'" || text[0] === '"') && last === text[0]) {
    return text.slice(1, -1);
  }
  const bracketed = (text[0] === '(' && last === ')') || (text[0] === '[' && last === ']');
  if (bracketed && depth < NESTING) {
    return splitItems(text.slice(1, -1)).map(item => readValue(item, depth + 1));
  }
  return text;
}
