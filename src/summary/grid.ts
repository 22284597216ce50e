import { withoutMargin } from './margin.js';

/** A table whose cells stand between bars: rich, tabulate, Markdown, with box-drawing characters or without. */
export interface Grid {
  readonly titles: readonly string[];
  /** What stands between two rules, as the cells of each line. */
  readonly blocks: readonly (readonly (readonly string[])[])[];
  /** Text that stands before the table on each of its lines. */
  readonly prefix: string;
  /** The table ends with a rule. */
  readonly closed: boolean;
  /** A part in the middle was left out. */
  readonly elided: boolean;
  /** The lines that the table occupies: first, and one past the last. */
  readonly lines: readonly [first: number, end: number];
}

interface Style {
  readonly prefix: string;
  /** Text that only the header has before it, because it was printed onto a line that was not empty. */
  readonly lead: string;
  readonly bar: RegExp;
}

/** Lines that a header can be wrapped to, blank ones among them. */
const TALLEST = 10;

const BOX = /[┃│║]/;
const PIPE = /\|/;
/** What is left of a bar, and of `…`, in an encoding that lacks them. */
const LOST = /(?<=^|\s)\?(?=\s|$)/;
const RULE = /^[┏┡├└┌╞╰╭╔╠╚+|?][━─═┳╇┼┴┬╪+\-=:|?┓┩┤┘┐╡╮╯╗╣╝]{2,}$/;

/** The table that has its header at line `header`; `null` if there is none.
 *
 * @param from the first line that may belong to it.
 */
export function readGrid(lines: readonly string[], header: number, from = 0): Grid | null {
  const style = styleOf(lines, header);
  if (!style) return null;
  const isBlank = (i: number): boolean => isEmpty(lines[i], style.prefix);
  const head: (readonly string[])[] = [];
  let top = header;
  let above = header;
  while (
    above > Math.max(from, header - TALLEST) &&
    (cellsOf(lines[above - 1], style) || isBlank(above - 1))
  ) {
    above--;
    const cells = cellsOf(lines[above], style);
    if (cells) {
      head.unshift(cells);
      top = above;
    }
  }
  if (above > from && isRule(lines[above - 1], style.prefix)) top = above - 1;
  const limit = Math.min(lines.length, header + TALLEST);
  let body = header;
  while (body < limit && (cellsOf(lines[body], style) || isBlank(body))) {
    head.push(cellsOf(lines[body++], style) ?? []);
  }
  if (body === limit || !isRule(lines[body], style.prefix)) return null;
  return { titles: joinLines(head), prefix: style.prefix, ...readBody(lines, body, style, top) };
}

function readBody(
  lines: readonly string[],
  rule: number,
  style: Style,
  first: number
): Pick<Grid, 'blocks' | 'closed' | 'elided' | 'lines'> {
  const blocks: (readonly string[])[][] = [];
  let block: (readonly string[])[] = [];
  let end = rule + 1;
  let beforeLast = end;
  let closed = false;
  let elided = false;
  for (let i = rule + 1; i < lines.length && i < end + 3; i++) {
    const cells = cellsOf(lines[i], style);
    if (cells) {
      block.push(cells);
      beforeLast = end;
      closed = false;
    } else if (isRule(lines[i], style.prefix)) {
      // The rule above the next table.
      if (closed || (block.length === 0 && i === rule + 1)) break;
      // A table without a frame has one rule: the row above this one is the next table's header.
      if (/^\|[|:-]/.test(withoutPrefix(lines[i], style.prefix))) {
        block.pop();
        end = beforeLast;
        break;
      }
      if (block.length > 0) blocks.push(block);
      block = [];
      closed = true;
    } else if (isElision(lines[i])) {
      elided = true;
    } else if (isEmpty(lines[i], style.prefix)) {
      continue;
    } else {
      break;
    }
    end = i + 1;
    if (closed && /^[└╰╚]/.test(withoutPrefix(lines[i], style.prefix))) break;
  }
  if (block.length > 0) blocks.push(block);
  return { blocks, closed, elided, lines: [first, end] };
}

function styleOf(lines: readonly string[], header: number): Style | null {
  const line = lines[header];
  const bar = [BOX, PIPE, LOST].find(candidate => candidate.test(line));
  if (!bar) return null;
  const lead = line.slice(0, line.search(bar));
  const next = lines.slice(header + 1, header + 8).find(other => other.trim() !== '') ?? '';
  return { bar, lead, prefix: withoutMargin(next, lead) === next ? '' : lead };
}

/** The cells of a line, their padding of one space taken off; `null` if it is none of the table's lines. */
function cellsOf(line: string, { bar, prefix, lead }: Style): readonly string[] | null {
  if (isRule(line, prefix)) return null;
  let inner = withoutPrefix(line, prefix);
  if (lead !== prefix && line.startsWith(lead)) inner = line.slice(lead.length);
  inner = inner.trimEnd();
  if (inner.search(bar) !== 0) return null;
  const cells = inner.slice(1).split(bar);
  if (cells.length > 1 && cells[cells.length - 1].trim() === '') cells.pop();
  return cells.map(cell => (bar === LOST ? cell.replace(/\?/g, '…') : cell).replace(/^ | $/g, ''));
}

function isRule(line: string, prefix: string): boolean {
  return RULE.test(withoutPrefix(line, prefix).trim());
}

/** True of a line that is blank but for the prefix. */
export function isEmpty(line: string, prefix: string): boolean {
  return withoutMargin(line, prefix).trim() === '';
}

function withoutPrefix(line: string, prefix: string): string {
  const inner = withoutMargin(line, prefix);
  return inner === line && prefix !== '' ? line.trimStart() : inner;
}

/** True of a line that only stands for lines which were left out. */
export function isElision(line: string): boolean {
  return line.length < 200 && /^\W*(?:\.\.\.|…)\W*$/.test(line);
}

/** One text a column, from the lines of a row whose cells were wrapped at spaces. */
export function joinLines(rows: readonly (readonly string[])[]): readonly string[] {
  return columnsOf(rows).map(cell =>
    cell
      .map(line => line.trim())
      .filter(line => line !== '')
      .join(' ')
  );
}

/** The lines of each column. */
export function columnsOf(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  return Array.from({ length: width }, (_, column) => rows.map(row => row[column] ?? ''));
}
