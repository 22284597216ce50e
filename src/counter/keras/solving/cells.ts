import type { Solvers } from '../../families.js';
import type { Hypothesis, SolveWrapped } from '../../rule.js';
import type { Observation, Value } from '../../types.js';
import { sequenceConfig } from './recurrent.js';

const CELLS = ['LSTMCell', 'GRUCell', 'SimpleRNNCell'];

/** Up to this many units of a first cell, two stacked cells are looked for. */
const MOST_BETWEEN = 1024;

function* proposeCell(row: Observation, solve: SolveWrapped): Iterable<Hypothesis> {
  const inner = stepOf(row);
  const time = row.inputs[0]?.[1] ?? null;
  for (const [place, type] of CELLS.entries()) {
    for (const found of solve(type, inner)) {
      const [[batch, ...features] = []] = found.inputs;
      yield {
        config: { cell: { class: type, config: found.config }, ...sequenceConfig(row, 3) },
        inputs: [[batch ?? null, time, ...features]],
        cost: 0.1 * place + found.cost
      };
    }
  }
}

/** Two cells, whose sizes between are not printed. */
function* proposeStacked(row: Observation): Iterable<Hypothesis> {
  const units = row.outputs[0]?.at(-1) ?? null;
  if (units === null || !row.inputs[0]) {
    return;
  }
  for (let between = 1; between <= MOST_BETWEEN && between * between < row.count; between++) {
    for (const first of CELLS) {
      for (const second of CELLS) {
        const cells = [cellOf(first, between), cellOf(second, units)];
        const mixed = first === second ? 0 : 1;
        const cost = 4 + mixed + (between === units ? 0 : 0.5) + between / 1e4;
        yield { config: { cell: cells, ...sequenceConfig(row, 3) }, cost };
      }
    }
  }
}

function cellOf(type: string, units: number): Value {
  return { class: type, config: { units } };
}

function stepOf(row: Observation): Observation {
  const output = row.outputs[0];
  return {
    inputs: row.inputs.slice(0, 1).map(shape => shape && [shape[0] ?? null, ...shape.slice(2)]),
    outputs: output ? [[output[0] ?? null, output.at(-1) ?? null]] : [],
    count: row.count
  };
}

function* proposeCells(row: Observation, solve: SolveWrapped): Iterable<Hypothesis> {
  for (const [place, type] of CELLS.entries()) {
    for (const found of solve(type, row)) {
      const config = { cells: [{ class: type, config: found.config }] };
      yield { config, inputs: found.inputs, cost: 0.1 * place + found.cost };
    }
  }
  const sequence = row.inputs.map(shape => shape && [shape[0] ?? null, null, ...shape.slice(1)]);
  for (const { config, cost } of proposeStacked({ ...row, inputs: sequence })) {
    yield { config: { cells: config.cell }, cost };
  }
}

export const CELL_WRAPPER_SOLVERS: Solvers = {
  RNN: { propose: proposeCell, lastResort: proposeStacked },
  StackedRNNCells: { propose: proposeCells }
};
