import { readAmount } from '../amounts.js';
import { splitCells } from '../cells.js';
import { isIndented } from '../families.js';
import { isElision } from '../grid.js';
import { withoutMargin } from '../margin.js';
import { rowOf, totalsOf } from '../rows.js';
import { readShapes } from '../shapes.js';
import { ruleAtEnd } from '../torchinfo/columns.js';
import { readFooter } from '../torchinfo/footer.js';
import { readTables } from '../tables.js';
import type { Caveat, Reader, Row, Summary } from '../types.js';

type Column = 'parents' | 'layer' | 'input' | 'output' | 'count' | 'trained';

interface Header {
  readonly columns: readonly Column[];
  readonly margin: string;
  readonly top: number;
  readonly body: number;
}

const TITLES: readonly (readonly [title: string, column: Column])[] = [
  ['Parent Layers', 'parents'],
  ['Layer (type)', 'layer'],
  ['Input Shape', 'input'],
  ['Output Shape', 'output'],
  ['Param #', 'count'],
  ['Tr. Param #', 'trained']
];

const CAVEATS: Readonly<Record<string, readonly Caveat[]>> = {
  torchsummary: ['weight-and-bias-only', 'shared-each-call', 'bare-parameters', 'called-only'],
  pytorch_model_summary: ['bare-parameters', 'called-only']
};

/** torchsummary, modelsummary and pytorch_model_summary: right-aligned columns, a row a call, `Conv2d-1`. */
export const torchsummary: Reader = {
  name: 'torchsummary',
  sniff: isIndented,
  read(lines) {
    return readTables(lines, 'Layer (type)', (i, from) => {
      const header = readHeader(lines, i, from);
      return header && readTable(lines, header);
    });
  }
};

function readHeader(lines: readonly string[], at: number, from: number): Header | null {
  let body = at + 1;
  while (body < at + 4 && lines[body]?.trim() === '') body++;
  const rule = /^([^=]{0,80})={10,}\s*$/.exec(lines[body] ?? '');
  if (!rule) return null;
  const [, margin] = rule;
  const titles = withoutMargin(lines[at], margin);
  const columns = titles
    .trim()
    .split(/ {2,}/)
    .map(title => TITLES.find(([known]) => known === title)?.[1]);
  const known = columns.filter(column => column !== undefined);
  // The first column is indented even where runs of spaces were squeezed. Paddle prints both shapes.
  if (
    known.length !== columns.length ||
    !titles.startsWith('  ') ||
    !known.includes('count') ||
    known.includes('input') === known.includes('output')
  ) {
    return null;
  }
  let top = at - 1;
  while (top > from && withoutMargin(lines[top], margin).trim() === '') top--;
  const hasRule = top >= from && ruleAtEnd(lines[top]) === '-';
  return { columns: known, margin, top: hasRule ? top : at, body: body + 1 };
}

function readTable(lines: readonly string[], header: Header): Summary | null {
  const rows: Row[] = [];
  let cut = false;
  let closed = false;
  let end = header.body;
  for (let i = header.body; i < lines.length && i < end + 4 && !closed; i++) {
    const text = withoutMargin(lines[i], header.margin);
    if (text.trim() === '') continue;
    if (/^={10}/.test(text)) {
      closed = true;
    } else if (isElision(text)) {
      cut = true;
    } else {
      const row = readRow(text, header.columns, i === lines.length - 1);
      if (!row) break;
      rows.push(row);
    }
    end = i + 1;
  }
  if (rows.length === 0) return null;
  const footer = closed ? readFooter(lines, end, header.margin) : null;
  const format = formatOf(header.columns);
  return {
    format,
    framework: 'torch',
    name: null,
    rows,
    totals: footer?.totals ?? totalsOf({}),
    caveats: CAVEATS[format] ?? CAVEATS.torchsummary,
    cut: cut || !footer?.complete,
    lines: [header.top, footer?.complete ? footer.end : end]
  };
}

function formatOf(columns: readonly Column[]): string {
  if (columns.includes('trained')) return 'pytorch_model_summary';
  return columns.includes('input') ? 'modelsummary' : 'torchsummary';
}

/** @param isLast the text ends with this line, so that its count may have lost digits. */
function readRow(text: string, columns: readonly Column[], isLast: boolean): Row | null {
  const cells = splitCells(text);
  const cell = (column: Column): string | undefined => cells[columns.indexOf(column)];
  const name = /^(\S{1,200})-\d{1,7}$/.exec(cell('layer') ?? '');
  if (!name || cells.length > columns.length) return null;
  const shape = cell('output') ?? cell('input') ?? '[';
  const count = readCount(cell('count'));
  if (!shape.startsWith('[') || (count === null && !isLast)) return null;
  const trained = columns.includes('trained') ? readCount(cell('trained')) : null;
  return {
    ...rowOf({ name: name[0], type: name[1] }),
    outputs: columns.includes('output') ? readShapes(shape) : null,
    count: isLast && cells.length <= columns.indexOf('count') + 1 ? null : count,
    trainable:
      count && trained !== null ? (trained === 0 ? false : trained === count || null) : null,
    ...inputsOf(columns.includes('input') ? shape : '')
  };
}

function readCount(cell: string | undefined): number | null {
  if (!/^\d{1,3}(?:,\d{3}){0,5}$/.test(cell ?? '')) return null;
  const amount = readAmount(cell ?? '');
  return typeof amount === 'number' ? amount : null;
}

function inputsOf(shape: string): Pick<Row, 'inputs'> {
  const inputs = readShapes(shape);
  return inputs ? { inputs } : {};
}
