import { costsOf, formatCost, type ModelCost } from '../cost/index.js';
import { derive, formulaText } from '../report/derive.js';
import { format, formatAmount, formatShape } from '../report/format.js';
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
  return {
    title: printable(title ?? report.name ?? 'Model summary'),
    columns: costs ? [...COLUMNS, ...COSTS] : COLUMNS,
    rows: report.layers.map((layer, i) => ({
      depth: layer.depth,
      cells: [...cellsOf(layer), ...(costs ? costCells(costs, i) : [])],
      note: layer.reason === null ? null : printable(english(layer.reason)),
      name: printable(layer.name),
      steps: derivation ? derive(layer).map(printableStep) : []
    })),
    totals: totalsOf(report.totals, costs),
    note: report.totals.reason === null ? null : printable(english(report.totals.reason))
  };
}

function cellsOf(layer: ExplainedLayer): readonly string[] {
  return [
    printable(layer.name),
    printable(layer.type),
    layer.outputShape ? formatShape(layer.outputShape) : '?',
    countText(layer),
    formulaText(layer),
    layer.verdict
  ];
}

/** The count, and the printed one beside it where that is another. */
function countText({ recomputed, reported }: ExplainedLayer): string {
  if (recomputed === null) return reported === null ? '?' : formatAmount(reported);
  return typeof reported === 'number' && reported !== recomputed
    ? `${format(recomputed)}, printed ${format(reported)}`
    : format(recomputed);
}

function costCells({ layers }: ModelCost, i: number): readonly string[] {
  const { weights, activations, multiplyAdds } = layers[i];
  return [weights, activations, multiplyAdds].map(formatCost);
}

function printableStep({ text, formula }: Step): TableStep {
  return { text: printable(english(text)), formula };
}

function totalsOf(
  { reported, recomputed, verdict }: TotalsReport,
  costs: ModelCost | null
): readonly Total[] {
  const total = recomputed.total ?? reported.total;
  const fields = [
    { label: `Total (${verdict})`, amount: total },
    { label: 'Trainable', amount: recomputed.trainable ?? reported.trainable },
    { label: 'Non-trainable', amount: recomputed.nonTrainable ?? reported.nonTrainable },
    { label: 'Optimizer', amount: reported.optimizer }
  ];
  return [
    ...fields.flatMap(({ label, amount }) =>
      amount === null ? [] : [{ label, count: formatAmount(amount) }]
    ),
    ...(costs ? [{ label: 'Multiply-adds', count: formatCost(costs.multiplyAdds) }] : [])
  ];
}

/** A step's arithmetic, `3 × 3 = 9`; `null` for a step in words alone. */
export function arithmetic({ formula }: Pick<Step, 'formula'>): string | null {
  if (!formula) return null;
  const operands = formula.operands.map(({ value }) => format(value));
  return `${operands.join(` ${formula.operator} `)} = ${format(formula.value)}`;
}
