import type { Cost, DataTypeName, OptimizerName } from '../cost/index.js';

/** The columns of costs, in the order they stand in. */
export const COST_COLUMNS = [
  'memory',
  'gradients',
  'optimizer',
  'activations',
  'multiplyAdds'
] as const;
export type CostColumn = (typeof COST_COLUMNS)[number];

export function isCostColumn(id: string): id is CostColumn {
  return (COST_COLUMNS as readonly string[]).includes(id);
}

/** What the user wants to see of a model's costs. */
export interface CostChoice {
  readonly columns: readonly CostColumn[];
  readonly dtype: DataTypeName;
  readonly optimizer: OptimizerName;
}

export const NO_COSTS: CostChoice = { columns: [], dtype: 'float32', optimizer: 'adam' };

/** The costs of the columns with these names, in the order they stand in; other names are passed over. */
export function costsNamed(names: readonly string[]): CostChoice {
  return { ...NO_COSTS, columns: COST_COLUMNS.filter(column => names.includes(column)) };
}

export type Costs = Readonly<Record<CostColumn, Cost>>;

/** What each row costs and the whole model. */
export interface CostTable {
  /** By the rows' indices. */
  readonly rows: ReadonlyMap<number, Costs>;
  readonly total: Costs;
}
