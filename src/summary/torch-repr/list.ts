import { isModule, marginOf, viewOf, type Printed } from './find.js';
import { readModule, type LineView } from './tree.js';

/** A Python list or dictionary of modules: one below the other, or all on one line. */
export interface ModuleList {
  readonly items: readonly Printed[];
  readonly first: number;
  readonly end: number;
}

interface Place {
  readonly line: number;
  readonly column: number;
}

const START =
  /(?:^|[\s:=(])[[{](?=(?:\('[^'()]{0,200}',|'[^'()]{0,200}':|[A-Za-z_][\w.]{0,200} ?\())/;
const NAME = /^(?:\('([^'()]{0,200})',|'([^'()]{0,200})':) ?/;

/** Longer lines are not taken apart: that would take too long. */
const LONGEST_LINE = 50_000;

/** The list that begins in line `first`; `null` when none does. */
export function readList(lines: readonly string[], first: number): ModuleList | null {
  const margin = marginOf(lines[first]);
  const view = viewOf(lines, margin);
  const start = START.exec(lines[first].slice(margin.length, 500));
  if (!start || lines[first].length > LONGEST_LINE) return null;
  const items: Printed[] = [];
  let end = first;
  let place: Place | null = { line: first, column: start.index + start[0].length };
  while (place) {
    const item = readItem(view, place, items.length);
    if (!item) break;
    items.push(item);
    end = item.end;
    place = afterItem(view, item);
  }
  return items.some(isModule) ? { items, first, end } : null;
}

function readItem(view: LineView, place: Place, index: number): Printed | null {
  const text = view(place.line)?.slice(place.column) ?? '';
  const name = NAME.exec(text);
  const named = name ? place.column + name[0].length : place.column;
  // A long pair is printed on two lines.
  const at =
    name && text.slice(name[0].length).trim() === ''
      ? startOf(view, place.line + 1)
      : { line: place.line, column: named };
  const read = at && readModule(view, at.line, at.column);
  if (!read || read.node.tail === null) return null;
  const label = name ? (name[1] ?? name[2]) : String(index);
  return { ...read, first: place.line, label, headless: false };
}

/** Where the item after `item` begins; `null` when it was the last. */
function afterItem(view: LineView, { node, end }: Printed): Place | null {
  const rest = (node.tail ?? '').replace(/^\s{0,8}\)?/, '').trim();
  if (!rest.startsWith(',')) return null;
  const more = rest.slice(1).trim();
  if (more === '') return startOf(view, end);
  const line = (view(end - 1) ?? '').trimEnd();
  return line.length > LONGEST_LINE ? null : { line: end - 1, column: line.length - more.length };
}

function startOf(view: LineView, line: number): Place | null {
  const text = view(line);
  return text === null ? null : { line, column: text.length - text.trimStart().length };
}
