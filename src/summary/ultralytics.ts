import { readAmount } from './amounts.js';
import { lastPart, rowOf, totalsOf } from './rows.js';
import type { Inbound, PrintedTotals, Reader, Row, Summary } from './types.js';

const HEADER = /\bfrom\s+n\s+params\s+module\s+arguments/;
// What comes before the index may be a logging prefix.
const ROW =
  /(?:^|\s|:)(\d{1,5})\s+(-?\d{1,5}|\[[-\d, ]{1,200}\])\s+\d{1,5}\s+(\d{1,15})\s+([A-Za-z_][\w.]{0,200})\s+\[/;
const TOTALS =
  /summary[^:]{0,40}: \d[\d,]* layers, (\d[\d,]*) parameters(?:, (\d[\d,]*) gradients)?/i;

/** The table that Ultralytics' YOLO, and YOLOv5 to v9 before it, print when a model is built. */
export const ultralytics: Reader = {
  name: 'ultralytics',
  sniff: text => text.includes('params') && text.includes('arguments') && HEADER.test(text),
  read(lines) {
    const summaries: Summary[] = [];
    for (let i = 0; i < lines.length; i++) {
      if (!lines[i].includes('arguments') || !HEADER.test(lines[i])) continue;
      const rows: Row[] = [];
      let end = i + 1;
      for (; end < lines.length; end++) {
        const row = readRow(lines[end]);
        if (row) rows.push(row);
        else if (/\w/.test(lines[end].replace(/^\s*\w+:\w+:/, ''))) break;
      }
      if (rows.length === 0) continue;
      const totals = readTotals(lines[end] ?? '');
      summaries.push({
        format: 'ultralytics',
        framework: 'torch',
        name: null,
        rows,
        totals: totals ?? totalsOf({}),
        cut: !totals,
        lines: [i, totals ? end + 1 : end]
      });
      i = end;
    }
    return summaries;
  }
};

function readRow(line: string): Row | null {
  const cells = ROW.exec(line);
  if (!cells) return null;
  const [, index, from, count, module] = cells;
  return rowOf({
    name: index,
    path: `model.${index}`,
    type: lastPart(module, '.'),
    count: readAmount(count),
    counts: 'subtree',
    inbound: readFrom(from, Number(index))
  });
}

/** The rows that a layer's inputs come from; negative ones are counted backwards. */
function readFrom(from: string, index: number): readonly Inbound[] {
  const rows = (from.match(/-?\d+/g) ?? []).map(Number);
  return rows.flatMap(row => {
    const source = row < 0 ? index + row : row;
    return source < 0 ? [] : [{ name: String(source), nameCut: false, node: 0, tensor: 0 }];
  });
}

function readTotals(line: string): PrintedTotals | null {
  const found = TOTALS.exec(line);
  if (!found) return null;
  return totalsOf({
    total: readAmount(found[1]),
    trainable: found[2] === undefined ? null : readAmount(found[2])
  });
}
