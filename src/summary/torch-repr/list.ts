import { plainView, isModule, type Printed } from './find.js';
import { readModule } from './tree.js';

/** A Python list of modules: `[Conv2d(…),` and the others below, or all on one line. */
export interface ModuleList {
  readonly items: readonly Printed[];
  readonly first: number;
  readonly end: number;
}

const START = /(?:^|[\s:=])\[(?=(?:\('[^'()]{0,200}', )?[A-Za-z_][\w.]{0,200} ?\()/;
const PAIR = /^\('([^'()]{0,200})', /;

/** The list that begins in line `first`; `null` when none does. */
export function readList(lines: readonly string[], first: number): ModuleList | null {
  const start = START.exec(lines[first].slice(0, 500));
  if (!start) return null;
  const items: Printed[] = [];
  let line = first;
  let column = start.index + start[0].length;
  for (;;) {
    const pair = PAIR.exec(lines[line].slice(column));
    const read = readModule(plainView(lines), line, column + (pair?.[0].length ?? 0));
    if (!read || read.node.tail === null) break;
    const label = pair ? pair[1] : String(items.length);
    items.push({ ...read, first: line, label, headless: false });
    const last = lines[read.end - 1].trimEnd();
    const rest = read.node.tail.replace(/^\s*\)?/, '').trim();
    line = read.end;
    if (!rest.startsWith(',')) break;
    const more = rest.slice(1).trim();
    if (more !== '') {
      line = read.end - 1;
      column = last.length - more.length;
    } else if (line < lines.length) column = lines[line].length - lines[line].trimStart().length;
    else break;
  }
  return items.some(isModule) ? { items, first, end: line } : null;
}
