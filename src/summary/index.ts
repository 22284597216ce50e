import { splitLines, type Line } from './lines.js';
import { providedReaders } from './readers.js';
import type { Summary } from './types.js';

/** A summary and the characters of the text that it occupies. */
export interface Found {
  readonly summary: Summary;
  readonly start: number;
  readonly end: number;
}

/** Texts longer than this are not read: no model's summary comes near. */
const LIMIT = 50_000_000;

/** No table is wider. Of a longer line only so much is read: the readers' patterns may take the square of its length. */
const WIDEST = 4000;

/** No cell prints more summaries than this for anybody to read. */
const MOST = 1000;

/** Every summary in a text, in order, each read by the reader that found it first, of those that are provided; never
 * throws. */
export function readSummaries(text: string): readonly Found[] {
  if (text.length > LIMIT) return [];
  const willing = providedReaders().filter(reader => reader.sniff(text));
  if (willing.length === 0) return [];
  const lines = splitLines(text);
  const texts = lines.map(line => line.text);
  const found: Found[] = [];
  for (const reader of willing) {
    for (const summary of reader.read(upTo(reader.widest ?? WIDEST, texts)).slice(0, MOST)) {
      // An empty model has totals; a head alone is no summary.
      if (summary.rows.length === 0 && summary.totals.total === null) continue;
      const place = { summary, ...span(lines, summary) };
      if (!found.some(other => other.start < place.end && place.start < other.end)) {
        found.push(place);
      }
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function upTo(width: number, texts: readonly string[]): readonly string[] {
  if (!texts.some(text => text.length > width)) return texts;
  return texts.map(text => text.slice(0, width));
}

function span(lines: readonly Line[], summary: Summary): { start: number; end: number } {
  const [first, end] = summary.lines;
  return { start: lines[first].start, end: lines[end - 1].end };
}
