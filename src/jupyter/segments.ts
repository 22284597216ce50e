import { textOf, type CellOutput, type Place } from '../summary/outputs.js';
import { isBlank } from './text.js';

/** Where a summary stands in a cell's outputs. */
export interface Span {
  readonly start: Place;
  readonly end: Place;
  /** The outputs it stands in. */
  readonly outputs: readonly number[];
}

/** A piece of what is shown in an output's place: the characters `from` to `to` as they were, or a summary by its index. */
export type Segment =
  | { readonly kind: 'text'; readonly from: number; readonly to: number }
  | { readonly kind: 'summary'; readonly summary: number };

/** What is shown in place of each output that holds (a part of) a summary, by the output's index.
 *
 * A summary stands where it begins; what follows of it in later outputs is left out, so that their list may be empty.
 * Outputs that are not in the map stay as they are, also those that came in between on another stream.
 */
export function segmentsOf(
  outputs: readonly CellOutput[],
  spans: readonly Span[]
): ReadonlyMap<number, readonly Segment[]> {
  const segments = new Map<number, readonly Segment[]>();
  for (const output of outputs) {
    const touching = touches(output, spans);
    if (touching.length > 0) segments.set(output.index, split(output, touching));
  }
  return segments;
}

interface Touch {
  readonly summary: number;
  readonly from: number;
  readonly to: number;
  readonly begins: boolean;
}

function touches(output: CellOutput, spans: readonly Span[]): readonly Touch[] {
  const found: Touch[] = [];
  spans.forEach(({ start, end, outputs }, summary) => {
    if (!outputs.includes(output.index)) return;
    const begins = output.index === start.output;
    const from = begins ? start.offset : 0;
    const to = output.index === end.output ? end.offset : textOf(output).length;
    found.push({ summary, from, to, begins });
  });
  return found.sort((a, b) => a.from - b.from);
}

function split(output: CellOutput, touching: readonly Touch[]): readonly Segment[] {
  const text = textOf(output);
  const segments: Segment[] = [];
  const keep = (from: number, to: number): void => {
    if (from >= to || isBlank(text.slice(from, to))) return;
    // A line break next to a summary is the table's own edge, not an empty line.
    const first = segments.length > 0 && text[from] === '\n' ? from + 1 : from;
    const last = text[to - 1] === '\n' ? to - 1 : to;
    segments.push({ kind: 'text', from: first, to: last });
  };
  let kept = 0;
  for (const touch of touching) {
    keep(kept, touch.from);
    if (touch.begins) segments.push({ kind: 'summary', summary: touch.summary });
    kept = Math.max(kept, touch.to);
  }
  keep(kept, text.length);
  return segments;
}
