import { isElision, joinLines, readGrid } from '../grid.js';
import { withoutMargin } from '../margin.js';
import type { Reader, Row, Summary } from '../types.js';
import { readFooter } from './footer.js';
import { readModule } from './row.js';

const HEADER = /[|┃│?]\s*Name\s*[|┃│?]\s*Type\s*[|┃│?]\s*Params\b/;

/** Lightning's `ModelSummary`, in text or drawn by rich. */
export const lightning: Reader = {
  name: 'lightning',
  sniff: text => text.includes('Name') && text.includes('Params') && text.includes('Type'),
  read(lines) {
    const summaries: Summary[] = [];
    let from = 0;
    for (let i = 0; i < lines.length; i++) {
      if (i < from || !lines[i].includes('Params') || !HEADER.test(lines[i])) continue;
      const table = readRich(lines, i, from) ?? readPlain(lines, i);
      if (table.rows.length === 0) continue;
      const { totals, end } = readFooter(lines, table.end, table.prefix);
      const listed = table.rows.some(row => row.name === 'other params');
      summaries.push({
        format: 'lightning',
        framework: 'torch',
        name: null,
        rows: table.rows,
        totals,
        caveats: listed ? [] : ['bare-parameters-unlisted'],
        cut: table.cut || totals.total === null,
        lines: [table.first, end]
      });
      from = end;
    }
    return summaries;
  }
};

interface Table {
  readonly prefix: string;
  readonly rows: readonly Row[];
  readonly first: number;
  readonly end: number;
  readonly cut: boolean;
}

function readRich(lines: readonly string[], header: number, from: number): Table | null {
  if (/\|\s*Name/.test(lines[header]) && /^[^\n]{0,200}-{10}/.test(lines[header + 1] ?? '')) {
    return null;
  }
  const grid = readGrid(lines, header, from);
  if (!grid) return null;
  const rows: string[][][] = [];
  for (const cells of grid.blocks.flat()) {
    // A cell that was too wide goes on below, where the index is not repeated.
    if (rows.length === 0 || (cells[0] ?? '').trim() !== '' || /^other params/.test(cells[1])) {
      rows.push([[...cells]]);
    } else {
      rows[rows.length - 1].push([...cells]);
    }
  }
  return {
    prefix: grid.prefix,
    rows: rows.map(row => readModule(grid.titles, joinLines(row))),
    first: grid.lines[0],
    end: grid.lines[1],
    cut: !grid.closed || grid.elided
  };
}

/** Rows below a rule of `-`: an index, then cells between bars. */
function readPlain(lines: readonly string[], header: number): Table {
  const [lead, ...titles] = lines[header].split('|').map(cell => cell.trimEnd());
  const names = titles.map(title => title.trim());
  const rows: Row[] = [];
  let rules = 0;
  let cut = false;
  let end = header + 1;
  for (let i = header + 1; i < lines.length && i < end + 3 && rules < 2; i++) {
    const line = withoutMargin(lines[i], lead);
    const cells = /^\s*\d{0,6}\s*\|/.test(line) ? line.split('|').slice(1) : null;
    if (cells && cells.length > 2 && rules > 0) rows.push(readModule(names, cells));
    else if (/^\s*-{10,}\s*$/.test(line)) rules++;
    else if (isElision(line)) cut = true;
    else if (line.trim() === '') continue;
    else break;
    end = i + 1;
  }
  return { prefix: lead, rows, first: header, end, cut: cut || rules < 2 };
}
