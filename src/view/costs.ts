import {
  costsOf,
  DATA_TYPES,
  formatCost,
  memoryOf,
  OPTIMIZERS,
  parametersOf,
  weightMemory,
  type Cost,
  type DataTypeName,
  type OptimizerName
} from '../cost/index.js';
import { abbreviateOperations } from '../report/format.js';
import type { SummaryReport } from '../report/types.js';
import { message } from '../text/message.js';
import { amountOf } from '../text/terms.js';
import { type CostChoice, type CostColumn, type Costs, type CostTable } from './costChoice.js';
import { isWeightless, type LayerRow } from './rows.js';
import { translate, type Translation } from './translation.js';

export const DATA_TYPE_NAMES = Object.keys(DATA_TYPES) as readonly DataTypeName[];
export const OPTIMIZER_NAMES = Object.keys(OPTIMIZERS) as readonly OptimizerName[];

/** The costs of a report's rows; `null` while no column of them is shown. */
export function costTable(
  report: SummaryReport,
  rows: readonly LayerRow[],
  { columns, dtype, optimizer }: CostChoice
): CostTable | null {
  if (columns.length === 0) return null;
  const model = costsOf(report, dtype);
  const found = new Map<number, Costs>();
  const visit = (row: LayerRow): { costs: Costs; trainable: number | null } => {
    const inside = row.children.map(visit);
    const own = model.layers[row.index];
    const total = typeof row.count === 'number' ? row.count : null;
    const trainable = add([ownTrainable(row), ...inside.map(child => child.trainable)]);
    const memory = memoryOf({ total, trainable }, { weights: dtype, optimizer });
    const below = (column: CostColumn, cost: Cost): Cost =>
      inside.length === 0 ? cost : together(inside.map(({ costs }) => costs[column]));
    const costs: Costs = {
      memory: own.weights.value === null ? weightMemory(total, DATA_TYPES[dtype]) : own.weights,
      gradients: memory.gradients,
      optimizer: memory.optimizer,
      activations: below('activations', own.activations),
      multiplyAdds: below('multiplyAdds', own.multiplyAdds)
    };
    found.set(row.index, costs);
    return { costs, trainable };
  };
  rows.forEach(visit);
  const whole = memoryOf(parametersOf(report), { weights: dtype, optimizer });
  return {
    rows: found,
    total: {
      memory: whole.weights,
      gradients: whole.gradients,
      optimizer: whole.optimizer,
      activations: model.activations,
      multiplyAdds: model.multiplyAdds
    }
  };
}

/** Fewer bytes are written with the word. */
const KIBIBYTE = 1024;

/** How a cost reads in its column, whose head says what multiply-adds are counted in. */
export function costLabel(cost: Cost, trans: Translation): string {
  const { value, unit } = cost;
  if (value === null) return '?';
  if (unit !== 'bytes' || value === 0) return abbreviateOperations(value);
  return value < KIBIBYTE ? translate(amountOf(value, unit), trans) : formatCost(cost);
}

/** More operands than this say nothing to a reader. */
const MOST_OPERANDS = 8;

/** The arithmetic behind a cost, a line a step, and what is to be said of it. */
export function costText({ value, unit, steps, note }: Cost, trans: Translation): string {
  const said = (count: number, meaning: string): string =>
    translate(amountOf(count, meaning), trans);
  const lines = steps.map(({ operator, operands, value: result, meaning }) => {
    const terms = operands.map(operand => said(operand.value, operand.meaning));
    const left =
      terms.length > MOST_OPERANDS
        ? `${terms.slice(0, MOST_OPERANDS).join(` ${operator} `)} ${operator} …`
        : terms.join(` ${operator} `);
    return `${left} = ${said(result, meaning)}`;
  });
  if (lines.length === 0 && value !== null) lines.push(said(value, unit));
  return [...lines, ...(note === null ? [] : [translate(note, trans)])].join('\n');
}

function ownTrainable(row: LayerRow): number | null {
  const { layer, children } = row;
  if (layer.sharedWith !== null) return 0;
  if (layer.tensors.length === 0) return children.length > 0 || isWeightless(layer) ? 0 : null;
  return layer.tensors.reduce((sum, { trainable, count }) => sum + (trainable ? count : 0), 0);
}

function together(costs: readonly Cost[]): Cost {
  const value = add(costs.map(cost => cost.value));
  const note =
    value === null
      ? message('Not all rows inside it are known.')
      : message('The rows inside it together.');
  return { value, unit: costs[0].unit, steps: [], note };
}

function add(values: readonly (number | null)[]): number | null {
  return values.reduce((sum, value) => (sum === null || value === null ? null : sum + value), 0);
}
