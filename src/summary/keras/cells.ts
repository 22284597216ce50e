import type { Inbound } from '../types.js';

/** A `name (Class)` cell, taken apart. */
export interface NamedCell {
  readonly name: string;
  readonly type: string;
  readonly nameCut: boolean;
  readonly typeCut: boolean;
}

/** Reads `name (Class)`; the name may hold brackets itself, and both may be cut (`conv2d_transpo… (Conv2DTr`). */
export function readName(cell: string): NamedCell {
  const text = cell.trim();
  const open = text.lastIndexOf('(');
  const inner = open < 0 ? '' : text.slice(open + 1);
  const closed = inner.endsWith(')');
  const type = (closed ? inner.slice(0, -1) : inner).replace(/…$/, '').trim();
  if (open <= 0 || /[\s()]/.test(type)) {
    return { name: text.replace(/…$/, ''), type: '', nameCut: true, typeCut: true };
  }
  const name = text.slice(0, open).trim();
  return {
    name: name.replace(/…$/, ''),
    type,
    nameCut: name.endsWith('…'),
    typeCut: !closed
  };
}

/** True when a `name (Class)` cell needs no continuation. */
export function isNameClosed(cell: string): boolean {
  return /\([^\s()]*\)$/.test(cell.trim());
}

/** Reads a "Connected to" cell: `a[0][0], b[1][0]`, quoted or not; empty, `-` and `[]` mean no connection. */
export function readInbound(cell: string): readonly Inbound[] {
  const text = cell.trim();
  if (text === '' || text === '-' || text === '[]') return [];
  const found: Inbound[] = [];
  // A list in brackets has its names quoted; they may then hold any other character.
  const names = text.startsWith('[')
    ? text
        .slice(1)
        .replace(/\]$/, '')
        .split(/'\s*,?\s*'?/)
    : splitNames(text);
  for (const name of names) {
    const item = name.trim();
    if (item === '' || item === '(' || item === ')' || found.length >= 4096) continue;
    found.push(readReference(item));
  }
  return found;
}

/** No name is longer. */
const LONGEST = 500;

/** Reads `name[0][0]`; a cut one (`name[0…`, `na…`) keeps as much as is certain. */
function readReference(item: string): Inbound {
  if (item.length > LONGEST) {
    return { name: item.slice(0, LONGEST), nameCut: true, node: null, tensor: null };
  }
  const whole = /^(.*?)\s*\[\s*(\d{1,6})\s*\]\s*\[\s*(\d{1,6})\s*\]$/.exec(item);
  if (whole) {
    return { name: whole[1], nameCut: false, node: Number(whole[2]), tensor: Number(whole[3]) };
  }
  // A cut behind the name leaves it whole.
  const begun = /^([^…[]+)\[[\d[\]\s]{0,20}…?$/.exec(item);
  return {
    name: begun ? begun[1] : item.replace(/…$/, ''),
    nameCut: !begun,
    node: null,
    tensor: null
  };
}

/** Splits unquoted references: after each `[0][0]`, and after each name that was cut. */
function splitNames(text: string): readonly string[] {
  return text
    .replace(/(\[\d{1,6}\]\[\d{1,6}\]),?\s/g, '$1\n')
    .replace(/…,?\s/g, '…\n')
    .split('\n');
}
