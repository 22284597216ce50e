import type { Value } from '../../counter/types.js';
import type { Expression, Field } from './expression.js';
import { Scanner } from './tokens.js';

/** Deeper values are not followed, so that a hostile text cannot exhaust the stack. */
const DEEPEST = 200;

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
const CONSTANTS: ReadonlyMap<string, boolean | null> = new Map([
  ['None', null],
  ['null', null],
  ['True', true],
  ['true', true],
  ['False', false],
  ['false', false]
]);

export interface Parsed {
  readonly expression: Expression;
  /** One past the last line that belongs to it. */
  readonly end: number;
}

/** Reads the value that begins at line `first` behind `margin`. What was cut is not closed. */
export function parseAt(lines: readonly string[], first: number, margin: string): Parsed {
  const scanner = new Scanner(lines, first, margin);
  const expression = parseValue(scanner, 0);
  return { expression, end: scanner.end };
}

/** Reads a value out of a text of its own. */
export function parseText(text: string): Expression {
  return parseAt([text], 0, '').expression;
}

function parseValue(scanner: Scanner, depth: number): Expression {
  const { kind, text } = scanner.peek();
  if (kind === 'end' || (kind === 'mark' && !(text in CLOSING)) || depth > DEEPEST) {
    return { kind: 'opaque', text: '' };
  }
  scanner.take();
  if (kind === 'string') return { kind: 'scalar', value: unquote(text) };
  if (kind === 'number') return { kind: 'scalar', value: Number(text.replace(/_/g, '')) };
  if (kind === 'array') return readArray(text);
  if (kind === 'name') {
    const constant = CONSTANTS.get(text);
    if (constant !== undefined) return { kind: 'scalar', value: constant };
    const next = scanner.peek();
    if (next.text !== '(' || next.kind !== 'mark') return { kind: 'opaque', text };
    scanner.take();
    return parseCall(scanner, text, depth);
  }
  if (kind !== 'mark') return { kind: 'opaque', text };
  const { fields, closed } = parseFields(scanner, CLOSING[text], depth);
  if (text === '{' && fields.every(field => field.name !== null)) {
    return { kind: 'mapping', fields, closed };
  }
  return { kind: 'list', items: fields.map(field => field.value), closed };
}

function parseCall(scanner: Scanner, name: string, depth: number): Expression {
  scanner.comment = '';
  scanner.peek();
  const { comment } = scanner;
  const { fields, closed } = parseFields(scanner, ')', depth);
  return { kind: 'call', name, fields, comment, closed };
}

function parseFields(
  scanner: Scanner,
  closing: string,
  depth: number
): { readonly fields: readonly Field[]; readonly closed: boolean } {
  const fields: Field[] = [];
  for (;;) {
    const next = scanner.peek();
    if (next.kind === 'mark' && (next.text === closing || next.text === ',')) {
      scanner.take();
      if (next.text === ',') continue;
      return { fields, closed: true };
    }
    // A gap may stand without a comma, where whole lines were left out.
    if (next.kind === 'end' || (next.kind === 'mark' && !(next.text in CLOSING))) {
      return { fields, closed: false };
    }
    const value = parseValue(scanner, depth + 1);
    const mark = scanner.peek();
    if (mark.kind === 'mark' && (mark.text === '=' || mark.text === ':')) {
      scanner.take();
      fields.push({ name: nameOf(value), value: parseValue(scanner, depth + 1) });
    } else {
      fields.push({ name: null, value });
    }
    if (!isSettled(scanner, fields[fields.length - 1].value)) return { fields, closed: false };
  }
}

/** A value is followed by a comma or a closing bracket; anything else is other text. */
function isSettled(scanner: Scanner, value: Expression): boolean {
  const next = scanner.peek();
  if (next.kind === 'gap' || (value.kind === 'opaque' && /^(?:\.\.\.|…)$/.test(value.text))) {
    return true;
  }
  return next.kind === 'mark' && [',', ')', ']', '}'].includes(next.text);
}

function nameOf(value: Expression): string {
  if (value.kind === 'opaque') return value.text;
  return value.kind === 'scalar' ? String(value.value) : '';
}

function unquote(text: string): string {
  const inner = text.slice(text.search(/['"]/) + 1, -1);
  return inner.includes('\\') ? inner.replace(/\\(['"\\])/g, '$1') : inner;
}

function readArray(text: string): Expression {
  const open = text.indexOf('[');
  const inner = text.slice(open + 1, text.indexOf(']')).trim();
  const shape = inner === '' ? [] : inner.split(',').map(Number);
  return { kind: 'array', type: text.slice(0, open), shape };
}

/** The value as a hyper-parameter; `undefined` where it is none: a function, an array, a module. */
export function toValue(expression: Expression): Value | undefined {
  switch (expression.kind) {
    case 'scalar':
      return expression.value;
    case 'list': {
      const items = expression.items.map(toValue);
      return items.every(item => item !== undefined) ? items : undefined;
    }
    case 'mapping': {
      const entries: [string, Value][] = [];
      for (const { name, value } of expression.fields) {
        const held = toValue(value);
        if (held !== undefined) entries.push([name ?? '', held]);
      }
      return Object.fromEntries(entries);
    }
    default:
      return undefined;
  }
}
