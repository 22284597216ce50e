import { mayRead } from '../families.js';
import { isElision } from '../grid.js';
import { readAmount } from '../amounts.js';
import { readShapes } from '../shapes.js';
import type { Amount, Reader, Row, Summary } from '../types.js';
import { readInbound, readName } from './cells.js';
import { readFooter, readTitle } from './footer.js';

type Column = 'layer' | 'shape' | 'count' | 'inbound' | 'trainable';

/** A cell as its lines, the padding of one space taken off. */
type Cell = string[];

interface Box {
  readonly columns: readonly (Column | null)[];
  /** Text that stands before the box on each of its lines: `# `, `> `, `INFO:root:`. */
  readonly prefix: string;
  /** The character between cells. */
  readonly bar: string;
  /** The right border is there, so that the last column was not cropped. */
  readonly closed: boolean;
  readonly top: number;
  /** The first line below the header. */
  readonly body: number;
}

/** Keras 3: a `rich` table with box-drawing or ASCII borders, wrapped cells, and words that were too long cut with `…`. */
export const kerasBoxes: Reader = {
  name: 'keras-3',
  sniff: text => mayRead('kerasBoxes', text),
  read(lines) {
    const summaries: Summary[] = [];
    let from = 0;
    for (let i = 0; i < lines.length; i++) {
      if (i < from || !lines[i].includes('Layer (')) continue;
      const box = findBox(lines, i, from);
      if (!box) continue;
      const summary = readBox(lines, box, from);
      summaries.push(summary);
      from = summary.lines[1];
    }
    return summaries;
  }
};

/** No header is wrapped into more lines: the longest title has 14 characters. */
const MOST_HEADER_LINES = 20;

function findBox(lines: readonly string[], header: number, from: number): Box | null {
  const match = /^([^┃│|]{0,80})([┃│|])\s*Layer \(/.exec(lines[header]);
  if (!match) return null;
  const [, prefix, bar] = match;
  const isRow = (i: number): boolean =>
    lines[i]?.startsWith(prefix + bar) && !isRule(lines[i].slice(prefix.length));
  let top = header;
  while (top > Math.max(from, header - MOST_HEADER_LINES) && isRow(top - 1)) top--;
  let body = header + 1;
  while (body < Math.min(lines.length, header + MOST_HEADER_LINES) && isRow(body)) body++;
  if (body >= lines.length || !isRule(lines[body].slice(prefix.length))) return null;
  const border = top > from ? lines[top - 1].slice(prefix.length) : '';
  const titles = joinCells(lines.slice(top, body).map(line => split(line, prefix, bar)));
  const columns = titles.map(columnOf);
  if (!columns.includes('shape')) return null;
  return {
    columns,
    prefix,
    bar: bar === '|' ? '|' : '│',
    closed: !isRule(border) || /[┓┐+]/.test(border.slice(1)),
    top: isRule(border) ? top - 1 : top,
    body: body + 1
  };
}

function columnOf(cell: Cell): Column | null {
  const title = text(cell);
  if (title.startsWith('Layer')) return 'layer';
  if (title.startsWith('Out')) return 'shape';
  if (title.startsWith('Par')) return 'count';
  if (title.startsWith('Con')) return 'inbound';
  return title.startsWith('Tra') ? 'trainable' : null;
}

function readBox(lines: readonly string[], box: Box, from: number): Summary {
  const cells: Cell[][] = [];
  let pending: string[][] = [];
  let i = box.body;
  let ended = false;
  for (; i < lines.length && !ended; i++) {
    const line = lines[i];
    const inner = line.slice(box.prefix.length);
    if (line.startsWith(box.prefix) && isRule(inner)) {
      if (pending.length > 0) cells.push(joinCells(pending));
      pending = [];
      ended = /^[└╰+]/.test(inner);
    } else if (line.startsWith(box.prefix + box.bar)) {
      pending.push(split(line, box.prefix, box.bar));
    } else if (line.trim() !== '' && line.trim() !== box.prefix.trim() && !isElision(line)) {
      break;
    }
  }
  if (pending.length > 0) cells.push(joinCells(pending));
  const footer = readFooter(lines, i, box.prefix);
  let name: string | null = null;
  let first = box.top;
  for (let above = box.top - 1; above >= Math.max(from, box.top - 4) && name === null; above--) {
    name = readTitle(lines[above]);
    if (name !== null) first = above;
  }
  const limit = typeof footer.totals.total === 'number' ? footer.totals.total : undefined;
  return {
    format: 'keras-3',
    framework: 'keras',
    name,
    rows: cells.map(cell => readRow(cell, box, limit)),
    totals: footer.totals,
    cut: !ended || !footer.complete,
    lines: [first, footer.complete ? footer.end : i]
  };
}

function readRow(cells: readonly Cell[], box: Box, limit: number | undefined): Row {
  const cell = (column: Column): Cell | null => {
    const at = box.columns.indexOf(column);
    // A cropped column may have lost digits without a mark.
    return at < 0 || (!box.closed && at === box.columns.length - 1 && column === 'count')
      ? null
      : (cells[at] ?? null);
  };
  const layer = cell('layer') ?? [];
  const nested = layer[0]?.includes('└') ? /^(\s*)└\s?(.*)$/.exec(layer[0]) : null;
  const { name, type, nameCut, typeCut } = readName(
    text(nested ? [nested[2], ...layer.slice(1)] : layer)
  );
  const count = cell('count');
  const inbound = cell('inbound');
  const flag = text(cell('trainable') ?? []);
  // Not spread: long tables have thousands of rows, and objects made in one piece are made fastest.
  return {
    name,
    type,
    nameCut,
    typeCut,
    depth: nested ? Math.max(1, Math.round(nested[1].length / 3)) : 0,
    outputs: readShapes(text(cell('shape') ?? [])),
    count: count && readCount(count, limit),
    inbound: inbound && readInbound(text(inbound)),
    trainable: flag === 'Y' ? true : flag === 'N' ? false : null,
    remark: count && text(count).includes('(unbu') ? 'unbuilt' : null
  };
}

function readCount(cell: Cell, limit: number | undefined): Amount | null {
  return readAmount(text(cell), limit);
}

function text(cell: Cell): string {
  if (cell.length === 1) return cell[0].trim();
  return cell
    .map(line => line.trim())
    .filter(line => line !== '')
    .join(' ');
}

function split(line: string, prefix: string, bar: string): string[] {
  const cells = line.slice(prefix.length + 1).split(bar === '|' ? '|' : /[┃│]/);
  if (/[┃│|]\s*$/.test(line)) cells.pop();
  return cells.map(cell => cell.replace(/^ /, ''));
}

/** One cell a column, from the lines of a row. */
function joinCells(rows: readonly string[][]): Cell[] {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  return Array.from({ length: width }, (_, column) => rows.map(row => row[column] ?? ''));
}

function isRule(inner: string): boolean {
  return /^(?:[┏┡├└┌╞╰╭][━─═┳╇┼┴┬╪]+|[+|][-+=]{3,})/.test(inner);
}
