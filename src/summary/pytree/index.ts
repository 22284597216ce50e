import type { Call } from '../python/expression.js';
import { parseAt } from '../python/parse.js';
import { totalsOf } from '../rows.js';
import type { Reader, Row, Summary } from '../types.js';
import { isModule } from './leaves.js';
import { readCounts, rowsOf } from './rows.js';

/** The printed modules of flax nnx and Equinox: trees of Python objects with an array's shape at each leaf. */
export const pytree: Reader = {
  name: 'pytree',
  // All of a module may stand in one line, with values of its arrays.
  widest: 1_000_000,
  sniff: text =>
    text.includes('Array(shape=') ||
    text.includes('<jax.Array ') ||
    text.includes('=f') ||
    text.includes('=bf'),
  read(lines) {
    const summaries: Summary[] = [];
    for (let i = 0; i < lines.length; i++) {
      const margin = marginOf(lines[i]);
      if (margin === null) continue;
      const { expression, end } = parseAt(lines, i, margin);
      if (expression.kind === 'call' && isModule(expression)) {
        const rows = rowsOf(expression);
        if (rows.some(row => row.tensors?.length)) {
          summaries.push(toSummary(expression, rows, [i, end]));
        }
      }
      i = Math.max(i, end - 1);
    }
    return summaries;
  }
};

/** What stands before a call that a line begins with; `null` if it begins with none. */
function marginOf(line: string): string | null {
  const open = line.indexOf('(');
  if (open < 0 || open > 300) return null;
  const name = /(?:^|[^\w.=])([A-Z_]\w{0,120})$/.exec(line.slice(0, open));
  if (!name || !/^\s*(?:#.*)?$|=/.test(line.slice(open + 1))) return null;
  return line.slice(0, open - name[1].length);
}

function toSummary(root: Call, rows: readonly Row[], lines: readonly [number, number]): Summary {
  const counts = readCounts(root.comment);
  const isNnx = rows.some(row => row.count !== null);
  return {
    format: isNnx ? 'flax-nnx' : 'equinox',
    framework: isNnx ? 'flax_nnx' : 'other',
    name: root.name,
    rows,
    totals: totalsOf(
      counts
        ? {
            total: counts.trainable + counts.others,
            trainable: counts.trainable,
            nonTrainable: counts.others
          }
        : {}
    ),
    caveats: counts && counts.others > 0 ? ['buffers'] : [],
    cut: !root.closed,
    lines
  };
}
