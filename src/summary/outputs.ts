import { detect } from './detect.js';
import { readSummaries } from './index.js';
import type { Summary } from './types.js';

/** One output of a cell, as far as text goes. */
export interface CellOutput {
  /** Its index among the cell's outputs. */
  readonly index: number;
  readonly kind: 'stdout' | 'stderr' | 'data';
  /** The stream's text, or the `text/plain` representation. */
  readonly text: string | null;
  /** The `text/html` representation. */
  readonly html: string | null;
  /** The `text/markdown` representation. */
  readonly markdown: string | null;
}

/** A character in one of a cell's outputs. */
export interface Place {
  readonly output: number;
  readonly offset: number;
}

/** A summary and where in a cell's outputs it stands. Offsets count characters of the text that `textOf` gives. */
export interface PlacedSummary {
  readonly summary: Summary;
  readonly start: Place;
  /** Just past the summary's last character. */
  readonly end: Place;
  /** The outputs it stands in, from `start.output` to `end.output`; what came in between on another stream is not among them. */
  readonly outputs: readonly number[];
}

interface Piece {
  readonly output: number;
  readonly start: number;
  readonly end: number;
}

/** Every summary in the outputs of a cell, in order. One summary may span several outputs, and one output hold several. */
export function readOutputs(outputs: readonly CellOutput[]): readonly PlacedSummary[] {
  // Each stream is read apart: a warning on standard error may stand in the middle of a table.
  const kinds: readonly CellOutput['kind'][] = ['stdout', 'stderr', 'data'];
  return kinds
    .flatMap(kind => readJoined(outputs.filter(output => output.kind === kind)))
    .sort((a, b) => a.start.output - b.start.output || a.start.offset - b.start.offset);
}

function readJoined(outputs: readonly CellOutput[]): readonly PlacedSummary[] {
  const pieces: Piece[] = [];
  let text = '';
  for (const output of outputs) {
    const own = textOf(output);
    if (own === '') continue;
    if (output.kind === 'data' && text !== '' && !text.endsWith('\n')) text += '\n';
    pieces.push({ output: output.index, start: text.length, end: text.length + own.length });
    text += own;
  }
  return readSummaries(text).map(({ summary, start, end }) => {
    const spanned = pieces.filter(piece => piece.start < end && piece.end > start);
    const last = spanned[spanned.length - 1];
    return {
      summary,
      start: { output: spanned[0].output, offset: start - spanned[0].start },
      end: { output: last.output, offset: Math.min(end, last.end) - last.start },
      outputs: spanned.map(piece => piece.output)
    };
  });
}

/** Unpacks the pages that treescope displays, once that is needed. */
let unpackPage: ((html: string) => string) | null = null;

/** Makes known how treescope's pages are unpacked. */
export function provideTreescope(textOfTreescope: (html: string) => string): void {
  unpackPage = textOfTreescope;
}

/** Whether an output's text is packed, and cannot be unpacked yet. */
export function isPacked(output: CellOutput): boolean {
  return unpackPage === null && !isPlain(output) && isTreescope(output.html);
}

/** Whether an output may hold a summary. */
export function mayHoldSummary(output: CellOutput): boolean {
  return isPacked(output) || detect(textOf(output));
}

/** The text of an output that a summary is looked for in: '' when it has none. */
export function textOf(output: CellOutput): string {
  if (isPlain(output)) return output.text ?? '';
  if (output.html === null) return output.markdown ?? '';
  return isTreescope(output.html) ? (unpackPage?.(output.html) ?? '') : textOfHtml(output.html);
}

/** Objects that only have a rich representation leave a placeholder such as `<IPython.core.display.HTML object>`. */
function isPlain({ kind, text }: CellOutput): boolean {
  if (kind !== 'data') return true;
  return text !== null && text.trim() !== '' && !/^<[\w.]+ object(?: at \w+)?>\s*$/.test(text);
}

/** True of the HTML that treescope displays, as `nnx.display` does: a script with the page packed in it. */
function isTreescope(html: string | null): boolean {
  return (
    html !== null &&
    html.includes('treescope-container') &&
    html.includes('application/octet-stream')
  );
}

/** The text of preformatted HTML: tags left out, entities replaced. It is read, never shown as HTML. */
export function textOfHtml(html: string): string {
  const entities: Record<string, string> = {
    lt: '<',
    gt: '>',
    amp: '&',
    quot: '"',
    apos: "'",
    nbsp: ' '
  };
  return html
    .replace(/<br\s{0,4}\/?>/gi, '\n')
    .replace(/<[^<>]{0,2000}>/g, '')
    .replace(/&(#x?[0-9a-fA-F]{1,6}|[a-z]{2,6});/g, (whole, name: string) => {
      if (!name.startsWith('#')) return entities[name] ?? whole;
      const code = name[1] === 'x' ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    });
}
