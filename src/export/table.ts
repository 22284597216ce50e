import {
  costsOf,
  DATA_TYPES,
  formatCostExactly,
  type Cost,
  type ModelCost
} from '../cost/index.js';
import { derive, formulaText } from '../report/derive.js';
import { format, formatAmount, formatShape } from '../report/format.js';
import { standingsOf, type Standing } from '../report/standing.js';
import type { ExplainedLayer, Formula, Step, TotalsReport } from '../report/types.js';
import { english } from '../text/message.js';
import { printable } from './text.js';
import type { ExportOptions, Titled } from './types.js';

/** A report as cells of text, the same for every kind of document. */
export interface Table {
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
  readonly totals: readonly Total[];
  /** What is to be said of the totals. */
  readonly note: string | null;
}

export interface Column {
  readonly title: string;
  readonly isNumber: boolean;
}

export interface TableRow {
  readonly depth: number;
  /** One for each column. */
  readonly cells: readonly string[];
  /** What is to be said of the row. */
  readonly note: string | null;
  readonly name: string;
  /** Empty unless it was asked for. */
  readonly steps: readonly TableStep[];
}

/** One step of a derivation. */
export interface TableStep {
  readonly text: string;
  readonly formula: Formula | null;
}

export interface Total {
  readonly label: string;
  readonly count: string;
}

const COLUMNS: readonly Column[] = [
  { title: 'Layer', isNumber: false },
  { title: 'Class', isNumber: false },
  { title: 'Output shape', isNumber: false },
  { title: 'Parameters', isNumber: true },
  { title: 'How', isNumber: false },
  { title: 'Verdict', isNumber: false }
];

const COSTS: readonly Column[] = [
  { title: 'Weights', isNumber: true },
  { title: 'Activations', isNumber: true },
  { title: 'Multiply-adds', isNumber: true }
];

export function tableOf(
  { title, report }: Titled,
  { derivation = false, cost = null }: ExportOptions
): Table {
  const costs = cost === null ? null : costsOf(report, cost);
  const standings = standingsOf(report.layers);
  return {
    title: printable(title ?? report.name ?? 'Model summary'),
    columns: costs ? [...COLUMNS, ...COSTS] : COLUMNS,
    rows: report.layers.map((layer, i) => ({
      depth: layer.depth,
      cells: [...cellsOf(layer, standings[i]), ...(costs ? costCells(costs, i) : [])],
      note:
        layer.reason === null || standings[i].holdsOnly ? null : printable(english(layer.reason)),
      name: nameOf(layer),
      steps: derivation ? derive(layer).map(printableStep) : []
    })),
    totals: [
      ...totalsOf(report.totals),
      ...(costs && cost ? costTotals(costs, DATA_TYPES[cost].name) : [])
    ],
    note: report.totals.reason === null ? null : printable(english(report.totals.reason))
  };
}

/** The root of a printed module has no name of its own. */
function nameOf({ name, type }: ExplainedLayer): string {
  return printable(name === '' ? type : name);
}

function cellsOf(layer: ExplainedLayer, standing: Standing): readonly string[] {
  return [
    nameOf(layer),
    printable(layer.type),
    layer.outputShape ? formatShape(layer.outputShape) : '?',
    countText(layer, standing),
    formulaText(layer),
    standing.holdsOnly ? '' : layer.verdict
  ];
}

/** The count, and the printed one beside it where that is another. */
function countText({ recomputed, reported }: ExplainedLayer, standing: Standing): string {
  if (standing.holdsOnly) return standing.count === null ? '?' : formatAmount(standing.count);
  if (recomputed === null) return reported === null ? '?' : formatAmount(reported);
  return typeof reported === 'number' && reported !== recomputed
    ? `${format(recomputed)}, printed ${format(reported)}`
    : format(recomputed);
}

function costCells({ layers }: ModelCost, i: number): readonly string[] {
  const { weights, activations, multiplyAdds } = layers[i];
  return [weights, activations, multiplyAdds].map(formatCostExactly);
}

function printableStep({ text, formula }: Step): TableStep {
  return { text: printable(english(text)), formula };
}

function totalsOf({ reported, recomputed, verdict }: TotalsReport): readonly Total[] {
  const total = recomputed.total ?? reported.total;
  const fields = [
    { label: `Total (${verdict})`, amount: total },
    { label: 'Trainable', amount: recomputed.trainable ?? reported.trainable },
    { label: 'Non-trainable', amount: recomputed.nonTrainable ?? reported.nonTrainable },
    { label: 'Optimizer', amount: reported.optimizer }
  ];
  return fields.flatMap(({ label, amount }) =>
    amount === null ? [] : [{ label, count: formatAmount(amount) }]
  );
}

function costTotals(
  { weights, activations, multiplyAdds }: ModelCost,
  dtype: string
): readonly Total[] {
  const total = (label: string, cost: Cost): Total => ({ label, count: formatCostExactly(cost) });
  return [
    total(`Weights in ${dtype}`, weights),
    total(`Activations in ${dtype}`, activations),
    total('Multiply-adds', multiplyAdds)
  ];
}

/** A step's arithmetic, `3 × 3 = 9`; `null` for a step in words alone. */
export function arithmetic({ formula }: Pick<Step, 'formula'>): string | null {
  if (!formula) return null;
  const operands = formula.operands.map(({ value }) => format(value));
  return `${operands.join(` ${formula.operator} `)} = ${format(formula.value)}`;
}
