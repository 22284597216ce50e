import { isElision } from '../grid.js';
import { withoutMargin } from '../margin.js';
import { totalsOf } from '../rows.js';
import { isRuledAbove } from '../families.js';
import { readTables } from '../tables.js';
import type { Caveat, Reader, Row, Summary } from '../types.js';
import { readHeader, type Header } from './columns.js';
import { readFooter, type Footer } from './footer.js';
import { readLine } from './line.js';
import { Tree } from './tree.js';

/** torchinfo, and torch-summary as it was called before: a tree of modules with columns to choose from. */
export const torchinfo: Reader = {
  name: 'torchinfo',
  sniff: text =>
    isRuledAbove(text) ||
    (text.includes('=====') && (text.includes(':depth-idx') || text.includes('(var_name)'))),
  read(lines) {
    return readTables(lines, 'Layer (type', (i, from) => {
      const header = readHeader(lines, i, from);
      return header && readTable(lines, header);
    });
  }
};

function readTable(lines: readonly string[], header: Header): Summary | null {
  const tree = new Tree(header);
  let cut = false;
  let end = header.body;
  let closed = false;
  reading: for (let i = header.body; i < lines.length && i < end + 4 && !closed; i++) {
    for (const text of unjoin(withoutMargin(lines[i], header.margin))) {
      if (text.trim() === '') continue;
      if (/^([-=])\1{9}/.test(text)) {
        closed = true;
      } else if (isElision(text)) {
        cut = true;
        tree.addGap();
      } else {
        const line = readLine(text, header, tree.isEmpty);
        if (!line) break reading;
        tree.add(line, i === lines.length - 1);
      }
      end = i + 1;
    }
  }
  if (tree.isEmpty) return null;
  if (!closed) tree.addGap();
  const rows = tree.finish();
  const footer = closed ? readFooter(lines, end, header.margin) : null;
  const root = rows[0].depth === 0 ? rows[0] : null;
  const caveats = caveatsOf(header, rows, footer?.sizes ?? '');
  return {
    format: root || !isBatchOpen(rows) ? 'torchinfo' : 'torch-summary',
    framework: 'torch',
    name: root && root.type,
    rows,
    totals: footer?.totals ?? totalsOf({}),
    ...(isUncalled(rows, footer) ? { asDefined: true as const } : {}),
    ...(caveats.length > 0 ? { caveats } : {}),
    cut: cut || !footer?.complete,
    lines: [header.top, footer?.complete ? footer.end : end]
  };
}

/** Rows that were joined because one just filled a line of what was wrapped: a branch only stands at a row's start. */
function unjoin(text: string): readonly string[] {
  return text.split(/(?<=[^\s│|├└─=])(?=[│├└]|={10,}$)/);
}

/** Only torch-summary prints -1 for the batch. */
function isBatchOpen(rows: readonly Row[]): boolean {
  return rows.some(row => row.outputs?.[0]?.[0] === null);
}

/** Without an input the modules are listed rather than called, and nothing is told of sizes. */
function isUncalled(rows: readonly Row[], footer: Footer | null): boolean {
  return (
    footer?.complete === true && footer.sizes === '' && rows.every(row => row.outputs === null)
  );
}

/** The known miscounts of the releases that may have printed the table. */
function caveatsOf(header: Header, rows: readonly Row[], sizes: string): readonly Caveat[] {
  // Sizes in kB and GB came after 1.8.0, as did the column of groups.
  if (header.columns.includes('groups') || /\((?:k|kB|GB|TB)\):|size: /.test(sizes)) return [];
  const caveats: Caveat[] = ['tied-twice'];
  // Before 1.7 the model's own row has no shape, or there is none. `Units.` is how Python 3.11 prints 1.7 and 1.8.
  const [first] = rows;
  const hasShapes = rows.some(row => row.outputs !== null);
  const isOld = first.depth > 0 || (hasShapes && rows.length > 1 && first.outputs === null);
  if (isOld && !sizes.includes('Units.')) {
    caveats.push('bare-parameters');
    if (hasShapes) caveats.push('called-only');
  }
  return caveats;
}
