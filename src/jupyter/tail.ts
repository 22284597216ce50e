import { detect } from '../summary/detect.js';
import { textOf, type CellOutput } from '../summary/outputs.js';
import type { Span } from './segments.js';

/** So many characters after a summary may still change what is read of it: its totals, a cut line. */
const GUARD = 4096;

/** True when the outputs differ only in text that comes well after every summary and holds none itself.
 *
 * A progress bar under a summary changes its text hundreds of times, and the table need not be read again for it.
 */
export function onlyTailDiffers(
  before: readonly CellOutput[],
  after: readonly CellOutput[],
  spans: readonly Span[]
): boolean {
  if (before.length !== after.length) return false;
  let differs = false;
  const unread = before.every((old, i) => {
    const now = after[i];
    if (old.index !== now.index || old.kind !== now.kind) return false;
    const [oldText, text] = [textOf(old), textOf(now)];
    if (oldText === text) return true;
    differs = true;
    const same = commonLength(oldText, text);
    return same >= endIn(now.index, spans) + GUARD && !detect(text.slice(same - GUARD));
  });
  return unread && differs;
}

function endIn(output: number, spans: readonly Span[]): number {
  let end = 0;
  for (const span of spans) {
    if (!span.outputs.includes(output)) continue;
    end = Math.max(end, span.end.output === output ? span.end.offset : Infinity);
  }
  return end;
}

function commonLength(a: string, b: string): number {
  if (b.startsWith(a)) return a.length;
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && a.charCodeAt(length) === b.charCodeAt(length)) length++;
  return length;
}
