import { findLabelled } from './labels.js';
import { mayBeCut, tokenOf } from './tokens.js';

/** Lines put together again that something cut at a fixed width. */
export interface Unwrapped {
  readonly lines: readonly string[];
  /** The line of the text that each begins at, and past the end the number of lines. */
  readonly starts: readonly number[];
}

const NARROWEST = 20;
/** A module's line is never cut into more pieces. */
const PIECES = 40;

/** Joins cut lines: a module's line that ends within its arguments gives the width away. */
export function unwrapModules(lines: readonly string[]): Unwrapped {
  const width = widthOf(lines);
  const joined: string[] = [];
  const starts: number[] = [];
  for (let i = 0; i < lines.length; i++) {
    starts.push(i);
    let text = lines[i];
    if (width !== null) {
      for (let piece = 1; piece < PIECES && i + 1 < lines.length; piece++) {
        if (lines[i].length !== width || isWhole(text, lines[i + 1])) break;
        text += lines[++i];
      }
    }
    joined.push(text);
  }
  return { lines: joined, starts: [...starts, lines.length] };
}

function widthOf(lines: readonly string[]): number | null {
  for (let i = 0; i + 1 < lines.length; i++) {
    const width = lines[i].length;
    if (width < NARROWEST || !isCut(lines[i]) || !isModule(lines[i] + lines[i + 1])) continue;
    const around = lines.slice(Math.max(0, i - 50), i + 50);
    if (around.every(line => line.length <= width)) return width;
  }
  return null;
}

/** True where a text ends within a module's arguments. */
function isCut(line: string): boolean {
  return mayBeCut(line) && !isModule(line);
}

/** True of a line that is one whole module. */
function isModule(line: string): boolean {
  const token = tokenOf(line);
  if (token.kind === 'child') return token.head.tail !== null;
  return token.kind === 'text' && findLabelled(token.text.replace(/^\[|[,\]]{1,2}$/g, '')) !== null;
}

/** True when a line as wide as the cut is nevertheless complete. */
function isWhole(text: string, next: string): boolean {
  const token = tokenOf(text);
  if (token.kind === 'close' || token.kind === 'blank' || isModule(text)) return true;
  if (token.kind === 'text') {
    if (text.endsWith('(')) return tokenOf(next).kind === 'child';
    return isBalanced(text) && !/\): [\w.]{0,200}$/.test(text) && next.startsWith(' ');
  }
  // What stands inside a module is indented further; a cut line goes on where it was cut.
  return (
    token.kind === 'child' &&
    token.head.inside === '' &&
    next.startsWith(' '.repeat(token.indent + 2))
  );
}

function isBalanced(text: string): boolean {
  let depth = 0;
  for (const char of text) {
    if (char === '(' || char === '[') depth++;
    else if (char === ')' || char === ']') depth--;
  }
  return depth === 0;
}
