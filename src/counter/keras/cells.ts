import { inputOf, type Arguments } from '../arguments.js';
import { REQUIRED, type Rule } from '../rule.js';
import { automaticName } from '../snake-case.js';
import { within } from '../tensors.js';
import type { Config, Tensor } from '../types.js';
import { SEQUENCES, sequenceOutputs } from './recurrent.js';

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
  }
};

function statesOf(cell: string): number {
  return cell === 'LSTMCell' ? 2 : 1;
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
  }
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

export const CELL_WRAPPERS: readonly Rule[] = [RNN, STACKED_CELLS];
