import { costsOf } from '../cost/index.js';
import { derive, formulaText } from '../report/derive.js';
import { formatAmount, formatShape } from '../report/format.js';
import type { ExplainedLayer } from '../report/types.js';
import { bounds } from '../summary/amounts.js';
import { english } from '../text/message.js';
import { arithmetic } from './table.js';
import { printable } from './text.js';
import type { ExportOptions, Titled } from './types.js';

const COLUMNS = [
  'summary',
  'path',
  'name',
  'class',
  'depth',
  'output shape',
  'parameters',
  'printed',
  'weights',
  'biases',
  'others',
  'not trained',
  'formula',
  'verdict',
  'evidence',
  'reason'
];

type Cell = string | number | null;

/** A line a layer, numbers without separators, as RFC 4180 has it: for spreadsheets and data frames. */
export function toCsv(
  summaries: readonly Titled[],
  { derivation = false, cost = null }: ExportOptions
): string {
  const header = [
    ...COLUMNS,
    ...(cost === null ? [] : ['weight bytes', 'activation bytes', 'multiply-adds']),
    ...(derivation ? ['derivation'] : [])
  ];
  const rows = summaries.flatMap(({ title, report }) => {
    const costs = cost === null ? null : costsOf(report, cost).layers;
    return report.layers.map((layer, i): readonly Cell[] => [
      title ?? report.name,
      ...cellsOf(layer),
      ...(costs
        ? [costs[i].weights.value, costs[i].activations.value, costs[i].multiplyAdds.value]
        : []),
      ...(derivation ? [derivationOf(layer)] : [])
    ]);
  });
  return [header, ...rows].map(row => `${row.map(cellText).join(',')}\r\n`).join('');
}

function cellsOf(layer: ExplainedLayer): readonly Cell[] {
  const sum = (...roles: readonly string[]): number | null =>
    layer.tensors.length === 0
      ? layer.recomputed === 0
        ? 0
        : null
      : layer.tensors
          .filter(({ role }) => roles.includes(role))
          .reduce((total, { count }) => total + count, 0);
  const frozen = layer.tensors.filter(({ trainable }) => !trainable);
  return [
    layer.path,
    layer.name,
    layer.type,
    layer.depth,
    layer.outputShape && formatShape(layer.outputShape),
    layer.recomputed,
    printedOf(layer),
    sum('weight'),
    sum('bias'),
    sum('scale', 'statistic'),
    frozen.reduce((total, { count }) => total + count, 0),
    formulaText(layer),
    layer.verdict,
    layer.evidence,
    layer.reason && english(layer.reason)
  ];
}

function printedOf({ reported }: ExplainedLayer): Cell {
  if (reported === null) return null;
  const [low, high] = bounds(reported);
  return low === high ? low : formatAmount(reported);
}

function derivationOf(layer: ExplainedLayer): string {
  return derive(layer)
    .map(step => [english(step.text), arithmetic(step)].filter(part => part !== null).join(' '))
    .join(' ');
}

/** A cell, quoted where it must be. A spreadsheet takes a text that begins like a formula for one, so that such a text
 * gets an apostrophe in front (OWASP, "CSV Injection"). */
export function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = printable(cell);
  const safe = /^\s*[=+\-@]/.test(text) || /^[\t\r]/.test(cell) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
