/** A line as a reader sees it, and where it stands in the text it came from. */
export interface Line {
  /** Without ANSI codes, carriage returns and non-breaking spaces. */
  readonly text: string;
  /** Offset of the line's first character in the original text. */
  readonly start: number;
  /** Offset just past the line, its line break included. */
  readonly end: number;
}

// CSI sequences (colours, cursor) and OSC sequences (links, titles), each bounded so that a stray
// escape character cannot make the search run away.
/* eslint-disable no-control-regex */
const ANSI = /\u001b(?:\[[0-9;:?]{0,40}[A-Za-z]|\][^\u0007\u001b]{0,400}(?:\u0007|\u001b\\))/g;
const INVISIBLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;
/* eslint-enable no-control-regex */
const ODD_SPACE = /[\u00a0\u2007\u202f]/g;

/** `text` split into lines that readers can compare by column.
 *
 * A carriage return within a line starts the line over, as a terminal shows it. A quoted Python string
 * (`'Model: ...\n____...'`, as a bare expression shows one) is split at its escaped line breaks.
 */
export function splitLines(text: string): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline + 1;
    const raw = text.slice(start, newline < 0 ? end : newline);
    if (isQuoted(raw)) pushQuoted(lines, raw, start, end);
    else lines.push({ text: clean(raw), start, end });
    start = end;
  }
  return unwrap(lines);
}

/** The visible text of one line. */
export function clean(raw: string): string {
  let text = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
  const restart = text.lastIndexOf('\r');
  if (restart >= 0) text = text.slice(restart + 1);
  if (text.includes('\u001b')) text = text.replace(ANSI, '');
  return text.replace(ODD_SPACE, ' ').replace(INVISIBLE, '').replace(/\t/g, '    ');
}

function isQuoted(raw: string): boolean {
  const first = raw.trimStart()[0];
  return (first === "'" || first === '"' || first === '(') && raw.split('\\n', 4).length === 4;
}

function pushQuoted(lines: Line[], raw: string, offset: number, end: number): void {
  let from = raw.search(/['"]/) + 1;
  let start = offset;
  while (from <= raw.length) {
    const at = raw.indexOf('\\n', from);
    const to = at < 0 ? raw.length : at;
    const piece = raw.slice(from, to).replace(/\\x1b/g, '\u001b').replace(/\\'/g, "'");
    const next = at < 0 ? end : offset + at + 2;
    lines.push({
      text: clean(at < 0 ? piece.replace(/['"]\)?\s*$/, '') : piece),
      start,
      end: next
    });
    start = next;
    if (at < 0) break;
    from = at + 2;
  }
}

/** Joins lines that something cut at a fixed width: rules (`=====`, `━━━━━`) give the width away.
 *
 * A run of rules is one rule in pieces, all but the last as wide as the cut, unless a rule of that width also stands
 * alone: then tables were printed right below each other.
 */
function unwrap(lines: readonly Line[]): readonly Line[] {
  const width = wrapWidth(lines);
  if (width === null) return lines;
  const joined: Line[] = [];
  for (let i = 0; i < lines.length; i++) {
    let { text, end } = lines[i];
    const start = lines[i].start;
    let last = lines[i].text;
    while (last.length === width && i + 1 < lines.length && text.length < 20 * width) {
      // A rule only goes on as a rule, even where its pieces are all as wide as the cut.
      if (isPiece(last) !== isPiece(lines[i + 1].text)) break;
      last = lines[++i].text;
      text += last;
      end = lines[i].end;
    }
    joined.push({ text, start, end });
  }
  return joined;
}

/** Nothing cuts lines at a greater width. */
const WIDEST_CUT = 1000;

function wrapWidth(lines: readonly Line[]): number | null {
  const whole = new Set<number>();
  for (let i = 0; i + 1 < lines.length; i++) {
    const width = lines[i].text.length;
    if (width < 20 || whole.has(width) || !isPiece(lines[i].text)) continue;
    const next = lines[i + 1].text;
    if (next.length === 0 || next.length > width || !isPiece(next)) continue;
    if (!standsAlone(lines, width)) return width;
    whole.add(width);
  }
  return null;
}

function standsAlone(lines: readonly Line[], width: number): boolean {
  return lines.some(
    ({ text }, i) =>
      text.length === width &&
      isPiece(text) &&
      !isPiece(lines[i - 1]?.text ?? '') &&
      !isPiece(lines[i + 1]?.text ?? '')
  );
}

function isPiece(text: string): boolean {
  return (
    text.length <= WIDEST_CUT &&
    (/^=+$/.test(text) ||
      (/^[-+=:|]{3,}$/.test(text) && !/^[+|].*[+|]$/.test(text)) ||
      (/^[┏┡]?[━┳╇┓┩]+$/.test(text) && !/^[┏┡].*[┓┩]$/.test(text)))
  );
}
