import { mayRead } from '../families.js';
import { isElision } from '../grid.js';
import { readAmount } from '../amounts.js';
import { readShapes } from '../shapes.js';
import type { Reader, Row, Summary } from '../types.js';
import { isNameClosed, readInbound, readName } from './cells.js';
import { columnsOf, splitRow, type Columns } from './columnLayout.js';
import { readFooter, readTitle } from './footer.js';

/** Keras 1 and 2: columns at fixed positions below a rule of `=`.
 *
 * Up to 2.6 a cell is cut at its column's end; from 2.7 on it goes on in the next line, cut anywhere.
 */
export const kerasColumns: Reader = {
  name: 'keras-2',
  sniff: text => mayRead('kerasColumns', text),
  read(lines) {
    const summaries: Summary[] = [];
    let from = 0;
    for (let i = 0; i < lines.length; i++) {
      if (i < from || !lines[i].includes('Layer (type)')) continue;
      const columns = findColumns(lines, i);
      if (!columns) continue;
      const summary = readTable(lines, i, columns, from);
      summaries.push(summary);
      from = summary.lines[1];
    }
    return summaries;
  }
};

/** The table whose header starts at line `header`, if it is one of Keras'. */
function findColumns(lines: readonly string[], header: number): Columns | null {
  let rule = header + 1;
  // In a narrow table the header itself goes on below.
  while (rule < lines.length && rule < header + 12 && !lines[rule].includes('='.repeat(10))) rule++;
  const match = /^(.{0,80}?)={10,}\s*$/.exec(lines[rule] ?? '');
  if (!match) return null;
  const prefix = match[1];
  const titles = lines[header].slice(prefix.length);
  // Other printers indent the header further, or set another title beside it.
  if (
    !lines[header].startsWith(prefix) ||
    !/^ ?Layer \(type\) /.test(titles) ||
    !/ {2}Par/.test(titles)
  ) {
    return null;
  }
  return columnsOf(titles, prefix, lines[rule].trimEnd().length - prefix.length, rule + 1);
}

/** The cells of one row, still growing. */
interface Draft {
  readonly layer: string[];
  readonly shape: string[];
  readonly count: string[];
  readonly inbound: string[];
  readonly trainable: string[];
  readonly depth: number;
  /** Brackets that are open at the end of the cells that go on until all are closed. */
  readonly brackets: { shape: number; inbound: number };
}

/** No name goes on for more lines. */
const NAME_LINES = 100;

function readTable(
  lines: readonly string[],
  header: number,
  columns: Columns,
  from: number
): Summary {
  const drafts: Draft[] = [];
  let ended = false;
  let cut = false;
  let separated = true;
  let i = columns.body;
  for (; i < lines.length && !ended; i++) {
    const line = lines[i].startsWith(columns.prefix)
      ? lines[i].slice(columns.prefix.length)
      : lines[i];
    if (/^={10}/.test(line)) ended = true;
    else if (isElision(line)) cut = true;
    else if (isFiller(line) || line.trim() === columns.prefix.trim()) separated = true;
    else if (take(line, columns, drafts, separated)) separated = false;
    else break;
  }
  const footer = readFooter(lines, i, columns.prefix);
  const [first, name] = findTop(lines, header, from);
  const limit = typeof footer.totals.total === 'number' ? footer.totals.total : undefined;
  return {
    format: 'keras-2',
    framework: 'keras',
    name,
    rows: drafts.map(draft => toRow(draft, columns, limit)),
    totals: footer.totals,
    cut: cut || !ended || !footer.complete,
    lines: [first, footer.complete ? footer.end : i]
  };
}

/** Rules between rows, the frames of nested models, blank lines. */
function isFiller(line: string): boolean {
  return /^[|\s]*$/.test(line) || /^_{10,}\s*$/.test(line) || /^\|*¯+\|*\s*$/.test(line);
}

/** Adds a line to the row it belongs to; false when it belongs to no table. */
function take(line: string, columns: Columns, drafts: Draft[], separated: boolean): boolean {
  const last = drafts[drafts.length - 1];
  const depth = /^\|*/.exec(line)?.[0].length ?? 0;
  const open = last && last.depth === depth ? openColumns(last, columns) : null;
  const cells = splitRow(line, columns, depth, open);
  if (!cells) return false;
  // A number may be wrapped as well, so that a count alone does not make a new row.
  const starts =
    cells.layer !== undefined && (!open?.has('layer') || (separated && cells.count !== undefined));
  if (!starts && !last) return false;
  let draft = last;
  if (starts) {
    draft = {
      layer: [],
      shape: [],
      count: [],
      inbound: [],
      trainable: [],
      depth,
      brackets: { shape: 0, inbound: 0 }
    };
    drafts.push(draft);
  }
  for (const column of columns.names) {
    const piece = cells[column];
    if (piece === undefined) continue;
    draft[column].push(piece);
    if (column === 'shape') draft.brackets.shape += openedBy(piece, /[([{]/g, /[)\]}]/g);
    if (column === 'inbound') draft.brackets.inbound += openedBy(piece, /\[/g, /\]/g);
  }
  return true;
}

/** The columns of a row in which text may still be missing. */
function openColumns(draft: Draft, columns: Columns): ReadonlySet<string> {
  const open = new Set<string>();
  const { layer, shape, inbound, brackets } = draft;
  if (layer.length <= NAME_LINES && !isNameClosed(layer.join(''))) open.add('layer');
  if (brackets.shape > 0 || /,\s*$/.test(shape.at(-1) ?? '')) open.add('shape');
  if (columns.names.includes('inbound')) {
    const isList = inbound.find(piece => piece !== '')?.startsWith('[') ?? false;
    if (!isList || brackets.inbound > 0) open.add('inbound');
  }
  return open;
}

/** How many more brackets are opened than closed. */
function openedBy(piece: string, opening: RegExp, closing: RegExp): number {
  return (piece.match(opening)?.length ?? 0) - (piece.match(closing)?.length ?? 0);
}

function findTop(
  lines: readonly string[],
  header: number,
  from: number
): [first: number, name: string | null] {
  let first = header;
  for (let above = header - 1; above >= Math.max(from, header - 4); above--) {
    const name = readTitle(lines[above]);
    if (name !== null) return [above, name];
    if (lines[above].trimEnd().endsWith('_'.repeat(10)) && first === header) first = above;
    else if (lines[above].trim() !== '') break;
  }
  return [first, null];
}

function toRow(draft: Draft, columns: Columns, limit: number | undefined): Row {
  const number = draft.count.join('');
  const flag = draft.trainable.join('').trim();
  return {
    ...readName(draft.layer.join('')),
    depth: draft.depth,
    outputs: readShapes(draft.shape.join('')),
    count: readAmount(number, limit),
    inbound: columns.names.includes('inbound') ? readInbound(joinReferences(draft.inbound)) : null,
    trainable: flag === 'Y' ? true : flag === 'N' ? false : null,
    remark: number.includes('(unu') ? 'unused' : number.includes('(unb') ? 'unbuilt' : null
  };
}

/** Up to 2.6 each line holds one whole reference; from 2.7 on one quoted list is cut anywhere. */
function joinReferences(pieces: readonly string[]): string {
  return pieces[0]?.startsWith('[') ? pieces.join('') : pieces.map(piece => piece.trim()).join(' ');
}
