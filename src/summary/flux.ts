import { readAmount } from './amounts.js';
import { withoutMargin } from './margin.js';
import { lastPart, rowOf, totalsOf } from './rows.js';
import type { PrintedTotals, Reader, Row, Summary } from './types.js';

/** Julia's Flux and Lux: a model as nested calls, with the number of parameters in a comment behind each layer. */
export const flux: Reader = {
  name: 'flux',
  sniff: text => text.includes('Total:') && text.includes('parameters'),
  read(lines) {
    const summaries: Summary[] = [];
    for (let i = 0; i < lines.length; i++) {
      const start = /^(.{0,80}?)[A-Z]\w{0,80}\($/.exec(lines[i].trimEnd().slice(0, 200));
      if (!start || start[1].endsWith('=')) continue;
      const { summary, end } = readModel(lines, i, start[1]);
      if (summary) summaries.push(summary);
      i = Math.max(i, end - 1);
    }
    return summaries;
  }
};

interface Level {
  readonly path: string;
  entries: number;
}

/** No model nests so far. */
const LEVELS = 400;

/** A layer with its key; `(2-3)` in the key of one that stands for several. */
const ENTRY = /^(?:(\w[\w()-]{0,80}) = )?([A-Za-z_][\w.]{0,120})?/;

function readModel(
  lines: readonly string[],
  first: number,
  margin: string
): { readonly summary: Summary | null; readonly end: number } {
  const rows: Row[] = [];
  const levels: Level[] = [];
  let totals: PrintedTotals | null = null;
  let counted = false;
  let end = first;
  for (; end < lines.length && totals === null; end++) {
    const line = (
      end === first ? lines[end].slice(margin.length) : withoutMargin(lines[end], margin)
    ).trim();
    const hash = line.indexOf('# ');
    const body = (hash < 0 ? line : line.slice(0, hash)).trimEnd();
    const comment = hash < 0 ? '' : line.slice(hash);
    if (/^\)+,?$/.test(body)) {
      levels.pop();
      if (levels.length === 0) totals = readTotals(comment);
      if (levels.length === 0 && totals === null) break;
    } else if (end === first || (/[,(]$/.test(body) && levels.length > 0)) {
      counted = addRows(rows, levels, body, comment) || counted;
      if (levels.length > LEVELS) break;
      if (body.endsWith('(')) levels.push({ path: rows[rows.length - 1].path ?? '', entries: 0 });
    } else if (body !== '') {
      break;
    }
  }
  if (!counted) return { summary: null, end };
  // The total goes on below: `# plus 2 non-trainable, 128 parameters`.
  while (
    totals &&
    end < lines.length &&
    /^#\s+plus /.test(withoutMargin(lines[end], margin).trim())
  ) {
    end++;
  }
  const summary: Summary = {
    format: 'flux',
    framework: 'other',
    name: rows[0].type,
    rows,
    totals: totals ?? totalsOf({}),
    cut: totals === null,
    lines: [first, end]
  };
  return { summary, end };
}

/** Adds a row for each layer that a line stands for; true if it tells their parameters. */
function addRows(rows: Row[], levels: readonly Level[], body: string, comment: string): boolean {
  const level = levels[levels.length - 1];
  const [, key, type = ''] = ENTRY.exec(body) ?? [];
  const [, number, each] =
    /^# (\d[\d_]{0,24})(?: \((\d[\d_]{0,24}) x \d+\))? parameters/.exec(comment) ?? [];
  for (const name of namesOf(key, level)) {
    // Operators such as `+`, and plain numbers, are no layers but have their place.
    if (type === '' && number === undefined) continue;
    rows.push(
      rowOf({
        name,
        path: level === undefined || level.path === '' ? name : `${level.path}.${name}`,
        type: lastPart(type, '.'),
        depth: levels.length,
        count: number !== undefined ? readAmount(each ?? number) : body.endsWith('(') ? null : 0
      })
    );
  }
  return number !== undefined;
}

/** The keys that a line stands for; layers without one are numbered from 1, as Julia counts. */
function namesOf(key: string | undefined, level: Level | undefined): readonly string[] {
  if (!level) return [''];
  const range = /^(.*)\((\d{1,4})-(\d{1,4})\)$/.exec(key ?? '');
  if (!range) return [key ?? String(++level.entries)];
  const [from, to] = [Number(range[2]), Number(range[3])];
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => `${range[1]}${from + i}`);
}

function readTotals(comment: string): PrintedTotals | null {
  const found = /Total: (?:[^#]{0,40}, )?(\d[\d_]{0,24}) parameters/.exec(comment);
  const total = found ? readAmount(found[1]) : null;
  return total === null ? null : totalsOf({ total, trainable: total });
}
