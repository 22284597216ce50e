import { readScaledAmount } from './amounts.js';
import { joinLines, readGrid, type Grid } from './grid.js';
import { lastPart, rowOf, totalsOf } from './rows.js';
import { readShapes } from './shapes.js';
import type { Reader, Row, StatedTensor, Summary } from './types.js';

const TITLE = /#(?:elements|parameters) or shape/;

/** fvcore's `parameter_count_table` and `flop_count_table`: modules with rounded counts, parameters with their shapes. */
export const fvcore: Reader = {
  name: 'fvcore',
  sniff: text => text.includes('#elements') || text.includes('#parameters'),
  read(lines) {
    const summaries: Summary[] = [];
    let from = 0;
    for (let i = 0; i < lines.length; i++) {
      if (i < from || !TITLE.test(lines[i])) continue;
      const grid = readGrid(lines, i, from);
      if (!grid) continue;
      const rows = readRows(grid);
      if (rows.length === 0) continue;
      from = grid.lines[1];
      const isWhole = rows[0].path === '';
      summaries.push({
        format: 'fvcore',
        framework: 'torch',
        name: null,
        rows,
        totals: totalsOf({ total: isWhole ? rows[0].count : null }),
        cut: !isWhole || grid.elided,
        lines: grid.lines
      });
    }
    return summaries;
  }
};

function readRows(grid: Grid): readonly Row[] {
  const rows: Row[] = [];
  const tensors = new Map<string, StatedTensor[]>();
  const open: string[] = [];
  const column = grid.titles.findIndex(title => TITLE.test(title));
  if (column < 0) return [];
  // Decimals that are zero are left out below the longer title.
  const decimals = grid.titles[column].includes('parameters') ? 3 : undefined;
  for (const line of grid.blocks.flat()) {
    const cells = joinLines([line]);
    const name = (cells[0] ?? '').trim();
    const path = rows.length === 0 && name === 'model' ? '' : name;
    const cell = cells[column] ?? '';
    const [shape] = readShapes(cell) ?? [];
    const parent = path.slice(0, Math.max(0, path.lastIndexOf('.')));
    // What is listed below a module is all that it holds.
    const siblings = tensors.get(parent) ?? [];
    // Modules that only wrap another one are left out, so that dots do not tell the depth.
    while (open.length > 0 && !isInside(path, open[open.length - 1])) open.pop();
    if (path !== '') tensors.set(parent, siblings);
    if (shape?.every(size => size !== null)) {
      siblings.push({ name: lastPart(path, '.'), shape, trainable: null });
    } else if (name !== '') {
      rows.push(
        rowOf({
          name: lastPart(name, '.'),
          path,
          type: '',
          depth: open.length,
          count: readScaledAmount(cell, { decimals }),
          counts: 'subtree'
        })
      );
      open.push(path);
    }
  }
  return rows.map(row => {
    const own = tensors.get(row.path ?? '');
    return own ? { ...row, tensors: own } : row;
  });
}

function isInside(path: string, module: string): boolean {
  return path !== '' && (module === '' || path.startsWith(`${module}.`));
}
