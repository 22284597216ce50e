import { readAmount } from './amounts.js';
import { joinLines, readGrid } from './grid.js';
import { rowOf, totalsOf } from './rows.js';
import { readShapes } from './shapes.js';
import type { Reader, Row, Summary } from './types.js';

/** `torch_geometric.nn.summary`: a frame of `+---+`, the modules in it as a tree. */
export const torchGeometric: Reader = {
  name: 'torch-geometric',
  sniff: text => text.includes('#Param'),
  read(lines) {
    const summaries: Summary[] = [];
    let from = 0;
    for (let i = 0; i < lines.length; i++) {
      if (i < from || !/\bLayer\b.*#Param/.test(lines[i].slice(0, 1000))) continue;
      const grid = readGrid(lines, i, from);
      if (!grid) continue;
      const rows = readRows(grid.blocks.flat(), grid.titles);
      if (rows.length === 0) continue;
      from = grid.lines[1];
      summaries.push({
        format: 'torch-geometric',
        framework: 'torch',
        name: rows[0].type,
        rows,
        totals: totalsOf({ total: rows[0].depth === 0 ? rows[0].count : null }),
        caveats: ['called-only'],
        cut: !grid.closed || grid.elided,
        lines: grid.lines
      });
    }
    return summaries;
  }
};

function readRows(
  table: readonly (readonly string[])[],
  titles: readonly string[]
): readonly Row[] {
  const path: string[] = [];
  return table.flatMap(line => {
    const cells = joinLines([line]);
    const cell = (title: string): string => cells[titles.indexOf(title)] ?? '';
    const [, marks, name = '', type] =
      /^([^\w(]{0,400})(?:\(([^()]{1,200})\))?([A-Za-z_]\w{0,200})$/.exec(cell('Layer')) ?? [];
    if (type === undefined) return [];
    const depth = name === '' ? 0 : (marks.match(/[│?](?= )/g)?.length ?? 0) + 1;
    if (depth > 0) path.splice(depth - 1, path.length, name);
    const inputs = readShapes(cell('Input Shape'));
    return rowOf({
      name,
      path: depth === 0 ? '' : path.join('.'),
      type,
      depth,
      outputs: readShapes(cell('Output Shape')),
      count: cell('#Param') === '--' ? 0 : readAmount(cell('#Param')),
      counts: 'subtree',
      ...(inputs && { inputs })
    });
  });
}
