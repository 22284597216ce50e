import { inputOf, type Arguments } from '../arguments.js';
import { REQUIRED, type Hypothesis, type Rule, type SolveWrapped } from '../rule.js';
import { automaticName } from '../snake-case.js';
import { within } from '../tensors.js';
import type { Config, Observation, Tensor, Value } from '../types.js';
import { SEQUENCES, sequenceConfig, sequenceOutputs } from './recurrent.js';

const CELLS = ['LSTMCell', 'GRUCell', 'SimpleRNNCell'];
/** Up to this many units of a first cell, two stacked cells are looked for. */
const MOST_BETWEEN = 1024;

/** A cell, or a list of cells one on the other, over a sequence. */
const RNN: Rule = {
  type: 'RNN',
  signature: { cell: REQUIRED, ...SEQUENCES, zero_output_for_mask: false },
  count: (settings, inputs, countWrapped) => {
    const input = inputOf(settings, inputs, 3);
    const step = [input[0], ...input.slice(2)];
    const stacked = Array.isArray(settings.get('cell'));
    const cell: { type: string; config: Config } = stacked
      ? { type: 'StackedRNNCells', config: { cells: settings.get('cell') } }
      : settings.layer('cell');
    const { tensors, outputs } = countWrapped(cell.type, cell.config, [step]);
    const state = outputs?.[0]?.slice(1) ?? [null];
    return {
      tensors: within(automaticName(cell.type), tensors),
      outputs: outputs && sequenceOutputs(settings, input, state, statesOf(cell.type))
    };
  },
  propose: proposeCell,
  lastResort: proposeStacked
};

function statesOf(cell: string): number {
  return cell === 'LSTMCell' ? 2 : 1;
}

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

/** Cells one on the other: each reads what the one below gives out. */
const STACKED_CELLS: Rule = {
  type: 'StackedRNNCells',
  signature: { cells: REQUIRED },
  count: (settings, inputs, countWrapped) => {
    let input = inputOf(settings, inputs, 2);
    const tensors: Tensor[] = [];
    for (const [name, cell] of namedCells(settings)) {
      const counted = countWrapped(cell.type, cell.config, [input]);
      tensors.push(...within(name, counted.tensors));
      input = counted.outputs?.[0] ?? [input[0], null];
    }
    return { tensors, outputs: [input] };
  },
  propose: proposeCells
};

/** Keras numbers the automatic names of cells of one class. */
function namedCells(settings: Arguments): [string, { type: string; config: Config }][] {
  const seen = new Map<string, number>();
  return settings.layers('cells').map(cell => {
    const name = automaticName(cell.type);
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    return [before === 0 ? name : `${name}_${before}`, cell];
  });
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

export const CELL_WRAPPERS: readonly Rule[] = [RNN, STACKED_CELLS];
