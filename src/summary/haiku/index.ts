import type { Config, Value } from '../../counter/types.js';
import { readAmount } from '../amounts.js';
import { columnsOf, readGrid, type Grid } from '../grid.js';
import { readArrayShapes, readCollection } from '../flax/arrays.js';
import { parseText, toValue } from '../python/parse.js';
import { lastPart, rowOf, totalsOf } from '../rows.js';
import type { Reader, Row, Summary } from '../types.js';

/** `hk.experimental.tabulate`: a row for each call of a module, in a grid of `+---+`. */
export const haiku: Reader = {
  name: 'haiku',
  sniff: text => text.includes('Module') && text.includes('+==='),
  read(lines) {
    const summaries: Summary[] = [];
    let from = 0;
    for (let i = 0; i < lines.length; i++) {
      if (i < from || !lines[i].includes('Module params')) continue;
      const grid = readGrid(lines, i, from);
      if (!grid || !grid.titles.includes('Module')) continue;
      const rows = markRepeats(grid.blocks.map(block => readModule(grid.titles, block)));
      from = grid.lines[1];
      // The outermost call's count is that of everything inside it.
      const outermost = rows.filter(({ depth }) => depth === 0);
      const total = outermost.length === 1 ? outermost[0].count : null;
      summaries.push({
        format: 'haiku',
        framework: 'other',
        name: null,
        rows,
        totals: totalsOf({ total, trainable: total }),
        cut: !grid.closed || grid.elided,
        lines: grid.lines
      });
    }
    return summaries;
  }
};

function readModule(titles: readonly string[], block: Grid['blocks'][number]): Row {
  const columns = columnsOf(block);
  const cell = (title: string): readonly string[] => columns[titles.indexOf(title)] ?? [];
  const [first = '', ...callers] = cell('Module').filter(line => line.trim() !== '');
  const [, path, type] = /^\s*(\S+) \((\S*)\)/.exec(first) ?? ['', first.trim(), ''];
  const inputs = readArrayShapes(splitArguments(cell('Input')));
  const { arrays } = readCollection(cell('Module params'));
  const config = readConfig(cell('Config'));
  return rowOf({
    name: lastPart(path, '/'),
    path,
    type,
    depth: callers.length,
    outputs: readArrayShapes(splitArguments(cell('Output'))),
    count: readAmount(cell('Param count').join('')),
    counts: 'subtree',
    tensors: arrays.map(({ name, sizes }) => ({ name, shape: sizes, trainable: true })),
    ...(inputs && { inputs }),
    ...(config && { config })
  });
}

/** A module that is called again has another row, and its parameters with it. */
function markRepeats(rows: readonly Row[]): readonly Row[] {
  const seen = new Set<string>();
  return rows.map(row => {
    const isRepeat = seen.has(row.path ?? '');
    seen.add(row.path ?? '');
    return isRepeat ? { ...row, repeated: true } : row;
  });
}

/** One argument an item; the commas of shapes have no space behind them. */
function splitArguments(lines: readonly string[]): readonly string[] {
  return lines.flatMap(line => line.split(', '));
}

/** The arguments of the constructor call in the cell. */
function readConfig(lines: readonly string[]): Config | null {
  const call = parseText(lines.join(' '));
  if (call.kind !== 'call') return null;
  const config: Record<string, Value> = {};
  for (const { name, value } of call.fields) {
    const plain = toValue(value);
    if (name !== null && name !== 'name' && plain !== undefined) config[name] = plain;
  }
  return config;
}
