import { ruleOf } from '../../../src/counter/registry.js';
import type { Message } from '../../../src/text/message.js';
import type { SummaryReport } from '../../../src/report/types.js';
import type { Translation } from '../../../src/view/index.js';

/** A template in letters that no data has, `Ｗｅｉｇｈｔｓ ｏｆ %1`: what is left in plain letters on the screen was not
 * translated, or is data. */
function widened(template: string): string {
  return template.replace(/[A-Za-z]/g, letter =>
    String.fromCodePoint(letter.charCodeAt(0) + 0xfee0)
  );
}

function fill(template: string, args: readonly (string | number)[]): string {
  return widened(template).replace(/%(\d)/g, (mark, place: string) =>
    String(args[Number(place) - 1] ?? mark)
  );
}

/** Translates into such letters. */
export const wide: Translation = {
  __: (message, ...args) => fill(message, args),
  _n: (singular, plural, count, ...args) => fill(count === 1 ? singular : plural, [count, ...args]),
  _p: (_context, message, ...args) => fill(message, args)
};

const SHOWN = ['title', 'aria-label', 'aria-description', 'aria-valuetext', 'placeholder', 'alt'];

/** Everything in an element that a person reads or hears. */
export function wordsShown(root: Element): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const read = (text: string): void => {
    for (const word of text.match(/[A-Za-z][A-Za-z_0-9]+/g) ?? []) {
      // No word of a language has an underscore: it is code.
      if (!word.includes('_')) found.set(word, text);
    }
  };
  for (const element of [root, ...root.querySelectorAll('*')]) {
    if (isCode(element)) continue;
    for (const name of SHOWN) read(element.getAttribute(name) ?? '');
    ownTexts(element).forEach(read);
  }
  return found;
}

/** What is called by its value, or marked as code. */
function isCode(element: Element): boolean {
  return element instanceof HTMLOptionElement
    ? [element.text, JSON.stringify(element.text)].includes(element.value)
    : element.nodeName === 'CODE';
}

/** The texts right in an element; where a name may be broken, it goes on. */
function ownTexts(element: Element): readonly string[] {
  const texts = [''];
  for (const node of element.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) texts.push(`${texts.pop()}${node.nodeValue}`);
    else if (node.nodeName !== 'WBR') texts.push('');
  }
  return texts;
}

/** The words of a report that are data: names, classes, settings. */
export function wordsOf(report: SummaryReport): ReadonlySet<string> {
  const found = new Set<string>();
  const collect = (value: unknown): void => {
    if (typeof value === 'string') {
      for (const word of value.match(/[A-Za-z][A-Za-z_0-9]+/g) ?? []) found.add(word);
    } else if (Array.isArray(value)) {
      value.forEach(collect);
    } else if (typeof value === 'object' && value !== null && !isMessage(value)) {
      for (const [key, inner] of Object.entries(value)) {
        // What an axis stands for is a term of the field.
        if (key === 'dimensions') continue;
        collect(key);
        collect(inner);
      }
    }
  };
  collect(report.name);
  for (const { path, name, type, layer, tensors, sharedWith } of report.layers) {
    collect([path, name, type, sharedWith, layer?.type, layer?.config]);
    if (layer) collect(ruleOf(layer.framework, layer.type)?.signature);
    collect(tensors.map(tensor => tensor.name));
  }
  return found;
}

function isMessage(value: object): value is Message {
  return 'text' in value && 'parameters' in value;
}
