import type { Shape } from '../counter/types.js';
import { readAmount } from './amounts.js';
import { isRuledAbove } from './families.js';
import { withoutMargin } from './margin.js';
import { rowOf, totalsOf } from './rows.js';
import { readShapes } from './shapes.js';
import type { Amount, PrintedTotals, Reader, Row, Summary } from './types.js';

/** fastai's `learn.summary()`. */
export const fastai: Reader = {
  name: 'fastai',
  sniff: text => text.includes('Trainable') && text.includes('Param') && isRuledAbove(text),
  read(lines) {
    const summaries: Summary[] = [];
    let from = 0;
    for (let i = 1; i + 1 < lines.length; i++) {
      const header = /^(.{0,80}?)Layer \(type\)\s+Output Shape\s+Param #\s+Trainable\s*$/.exec(
        lines[i]
      );
      if (i <= from || !header) continue;
      if (!isRule(lines[i - 1], '=') || !isRule(lines[i + 1], '=')) continue;
      const summary = readTable(lines, i, header[1], from);
      if (summary.rows.length === 0) continue;
      summaries.push(summary);
      from = summary.lines[1];
    }
    return summaries;
  }
};

function isRule(line: string, char: '=' | '_'): boolean {
  return line.trimEnd().endsWith(char.repeat(10));
}

/** No row is longer. */
const LONGEST = 500;

function readTable(
  lines: readonly string[],
  header: number,
  margin: string,
  from: number
): Summary {
  const title =
    header - 2 >= from ? /(\w+) \(Input shape: (.{1,400})\)/.exec(lines[header - 2]) : null;
  const given = title ? readSizes(title[2].replace(/[[\]'"]/g, ' ')) : null;
  const rows: Row[] = [];
  let shape: Shape | null = null;
  let end = header + 2;
  for (let i = end; i < lines.length && i < end + 3; i++) {
    const line = withoutMargin(lines[i], margin).trimEnd();
    if (isRule(line, '_') || line.trim() === '') {
      if (line !== '') end = i + 1;
      continue;
    }
    if (line.length > LONGEST) break;
    const cells =
      /^ *([A-Za-z_]\w*)? *(\[[^\]]*\]|\d+(?: x \d+)+(?: x)?)? *(\d[\d,]*)? *(True|False)?$/.exec(
        line
      );
    if (!cells) break;
    end = i + 1;
    const [, type, sizes, count, flag] = cells;
    // Above the layers that share it, or, in old releases, in each layer's own line.
    if (sizes !== undefined) shape = readShapes(sizes)?.[0] ?? readSizes(sizes);
    if (type === undefined) continue;
    const isFirst = rows.length === 0;
    rows.push(
      rowOf({
        name: type,
        type,
        outputs: shape && [shape],
        count: count === undefined ? 0 : readAmount(count),
        trainable: flag === undefined ? null : flag === 'True',
        ...(isFirst && given && { inputs: [given] })
      })
    );
  }
  const footer = readFooter(lines, end);
  return {
    format: 'fastai',
    framework: 'torch',
    name: title?.[1] ?? null,
    rows,
    totals: footer.totals,
    caveats: ['weight-and-bias-only', 'bare-parameters', 'called-only', 'shared-each-call'],
    cut: footer.totals.total === null,
    lines: [title ? header - 2 : header - 1, footer.end]
  };
}

/** `64 x 3 x 224 x 224`; one that ends with `x` was cut. */
function readSizes(text: string): Shape | null {
  const sizes = text.trim().split(/\s+x\s+/);
  return sizes.every(size => /^\d{1,9}$/.test(size)) ? sizes.map(Number) : null;
}

function readFooter(
  lines: readonly string[],
  from: number
): { readonly totals: PrintedTotals; readonly end: number } {
  const totals: Partial<Record<keyof PrintedTotals, Amount | null>> = {};
  let end = from;
  for (let i = from; i < lines.length && i < end + 3; i++) {
    const found = /Total (non-trainable |trainable |)params: ([\d,]{1,30})/.exec(lines[i]);
    if (found) {
      const field = { '': 'total', 'trainable ': 'trainable', 'non-trainable ': 'nonTrainable' }[
        found[1]
      ] as keyof PrintedTotals;
      if (totals[field] !== undefined) break;
      totals[field] = readAmount(found[2]);
      end = i + 1;
    }
  }
  return { totals: totalsOf(totals), end };
}
