import { tokenOf } from './tokens.js';

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
    if (width < NARROWEST || !lines[i].includes('): ')) continue;
    const token = tokenOf(lines[i]);
    if (token.kind !== 'child' || token.head.tail !== null || token.head.inside === '') continue;
    const around = lines.slice(Math.max(0, i - 50), i + 50);
    const whole = tokenOf(lines[i] + lines[i + 1]);
    const fits = whole.kind === 'child' && whole.head.tail !== null;
    if (fits && around.every(line => line.length <= width)) return width;
  }
  return null;
}

/** True when a line as wide as the cut is nevertheless complete. */
function isWhole(text: string, next: string): boolean {
  const token = tokenOf(text);
  if (token.kind === 'close' || token.kind === 'blank') return true;
  if (token.kind === 'text') return text.endsWith('(') && tokenOf(next).kind === 'child';
  if (token.kind !== 'child' || token.head.tail !== null) return true;
  // What stands inside a module is indented further; a cut line goes on where it was cut.
  return token.head.inside === '' && next.startsWith(' '.repeat(token.indent + 2));
}
