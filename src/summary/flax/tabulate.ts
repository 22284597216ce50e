import { readAmount, sumOf } from '../amounts.js';
import { columnsOf, readGrid, type Grid } from '../grid.js';
import { lastPart, rowOf, totalsOf } from '../rows.js';
import type { Amount, PrintedTotals, Reader, Row, Summary } from '../types.js';
import { readArrayShapes, readCollection, type Collection } from './arrays.js';

const HEADER = /[┃│|?]\s*pa(?:th|t?[…?])\s*[┃│|?]/;

/** Where the columns are. Those of the collections come in no certain order. */
interface Columns {
  readonly isNnx: boolean;
  readonly inputs: number;
  readonly outputs: number;
  readonly collections: readonly { readonly at: number; readonly trainable: boolean }[];
}

/** `Module.tabulate` of flax linen, and `nnx.tabulate`. */
export const flaxTabulate: Reader = {
  name: 'flax-tabulate',
  sniff: text => text.includes('pa') && /Summary|Total Parameters/.test(text),
  read(lines) {
    const summaries: Summary[] = [];
    let from = 0;
    for (let i = 0; i < lines.length; i++) {
      if (i < from || !HEADER.test(lines[i])) continue;
      const grid = readGrid(lines, i, from);
      const columns = grid && findColumns(grid.titles);
      if (!columns) continue;
      const summary = readTable(lines, grid, columns, from);
      summaries.push(summary);
      from = summary.lines[1];
    }
    return summaries;
  }
};

function findColumns(titles: readonly string[]): Columns | null {
  const at = (start: string): number => titles.findIndex(title => title.startsWith(start));
  const [inputs, outputs] = [at('in'), at('out')];
  if (outputs < 2) return null;
  const collections = titles.flatMap((title, i) =>
    // Random state is no weight.
    i <= outputs || /^(?:flops|vjp|Rng)/.test(title)
      ? []
      : [{ at: i, trainable: /param/i.test(title) || /^[Pp]ar?a?…/.test(title) }]
  );
  return { isNnx: titles[1].startsWith('t'), inputs, outputs, collections };
}

function readTable(lines: readonly string[], grid: Grid, columns: Columns, from: number): Summary {
  const rows: Row[] = [];
  let totals: PrintedTotals = totalsOf({});
  for (const block of grid.blocks) {
    const cells = columnsOf(block);
    const collections = columns.collections.map(({ at }) => readCollection(cells[at] ?? []));
    if (/^\s*Total\s*$/.test((cells[columns.outputs] ?? []).join(''))) {
      totals = addUp(collections, columns);
    } else {
      rows.push(readModule(cells, collections, columns));
    }
  }
  const end = findCaption(lines, grid.lines[1]);
  const title = titleAbove(lines, grid.lines[0], from);
  return {
    format: columns.isNnx ? 'flax-nnx' : 'flax-tabulate',
    framework: columns.isNnx ? 'flax_nnx' : 'flax_linen',
    name: title?.name ?? null,
    rows,
    totals,
    caveats: columns.collections.some(({ trainable }) => !trainable) ? ['buffers'] : [],
    cut: !grid.closed || grid.elided || totals.total === null,
    lines: [title?.line ?? grid.lines[0], end]
  };
}

function readModule(
  cells: readonly (readonly string[])[],
  collections: readonly Collection[],
  columns: Columns
): Row {
  const text = (at: number): string =>
    (cells[at] ?? [])
      .map(line => line.trim())
      .join(' ')
      .trim();
  const path = text(0).replace(/\s/g, '');
  // `Dense (attend)`: called by another method than `__call__`.
  const type = text(1).replace(/\s*\(.*$/, '');
  const inputs = columns.inputs < 0 ? null : readArrayShapes(cells[columns.inputs] ?? []);
  const whole = path.replace(/…$/, '');
  return rowOf({
    name: lastPart(whole, '/'),
    path: whole,
    nameCut: path.endsWith('…'),
    type: type.replace(/…$/, ''),
    typeCut: type.endsWith('…'),
    depth: path === '' ? 0 : path.split('/').length,
    outputs: readArrayShapes(cells[columns.outputs] ?? []),
    count: countOf(collections),
    ...(columns.isNnx && { counts: 'subtree' as const }),
    ...(inputs && { inputs }),
    ...stateTensors(collections, columns)
  });
}

/** The row's tensors, or what is left of them. */
function stateTensors(
  collections: readonly Collection[],
  columns: Columns
): Pick<Row, 'tensors' | 'partial'> {
  const partial = collections.flatMap(({ arrays }, i) =>
    arrays.map(array => ({ ...array, trainable: columns.collections[i].trainable }))
  );
  if (partial.some(({ begun }) => begun !== null)) return { partial };
  // A narrow column may lose the names as well.
  const counted = collections.some(({ count }) => count !== null && count !== 0);
  if (partial.length === 0 && counted && !columns.isNnx) return {};
  return {
    tensors: partial.map(({ name, sizes, trainable }) => ({ name, shape: sizes, trainable }))
  };
}

/** Empty cells count nothing. */
function countOf(collections: readonly Collection[]): Amount | null {
  return sumOf(collections.map(({ count }) => count).filter(count => count !== null));
}

function addUp(collections: readonly Collection[], columns: Columns): PrintedTotals {
  const [trained, others] = [true, false].map(wanted =>
    countOf(collections.filter((_, i) => columns.collections[i].trainable === wanted))
  );
  return totalsOf({ total: countOf(collections), trainable: trained, nonTrainable: others });
}

/** One past the line `Total Parameters: 66 (264 B)`, which counts random state as well. */
function findCaption(lines: readonly string[], end: number): number {
  for (let i = end; i < lines.length && i < end + 6; i++) {
    if (lines[i].includes('Total Parameters')) return i + 1;
    if (readAmount(lines[i]) !== null) break;
  }
  return end;
}

function titleAbove(
  lines: readonly string[],
  top: number,
  from: number
): { readonly name: string; readonly line: number } | null {
  for (let i = top - 1; i >= Math.max(from, top - 3); i--) {
    const match = /([A-Za-z_]\w{0,200}) Summary\s*$/.exec(lines[i].slice(-400));
    if (match) return { name: match[1], line: i };
  }
  return null;
}
