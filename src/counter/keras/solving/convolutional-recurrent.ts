import { quotient } from '../../arithmetic.js';
import type { Solvers } from '../../families.js';
import type { Hypothesis, Solver } from '../../rule.js';
import {
  biasCost,
  channelsCost,
  kernelCost,
  kernelsOf,
  usualKernels
} from '../../solving/prior.js';
import type { Observation, Size } from '../../types.js';
import { joinImage, LAYOUTS, splitImage } from '../images.js';
import { layoutConfig, slidingConfig } from './configs.js';
import { sequenceConfig } from './recurrent.js';
import { fitSliding } from './windows.js';

function* proposeConvolutional(row: Observation, rank: number): Iterable<Hypothesis> {
  const input = row.inputs[0] ?? null;
  const output = row.outputs[0] ?? null;
  if (!output) {
    return;
  }
  const sequences = output.length === rank + 3;
  const frame = sequences ? [output[0], ...output.slice(2)] : output;
  for (const [place, layout] of LAYOUTS.entries()) {
    const before = input && splitImage([input[0], ...input.slice(2)], rank, layout);
    const after = splitImage(frame, rank, layout);
    const filters = after?.channels ?? null;
    if (!after || filters === null || (input && (!before || input.length !== rank + 3))) {
      continue;
    }
    const spatial = before?.spatial ?? Array<Size>(rank).fill(null);
    for (const { kernel, channels, bias, cost } of kernelGuesses(
      row,
      rank,
      before?.channels ?? null,
      filters
    )) {
      const fit = fitSliding(spatial, after.spatial, kernel);
      if (fit) {
        const time = sequences ? output[1] : null;
        const supposed = joinImage({ lead: [output[0], time], spatial, channels }, layout);
        yield {
          config: {
            filters,
            kernel_size: kernel,
            use_bias: bias,
            ...slidingConfig(fit),
            ...layoutConfig(layout),
            ...sequenceConfig(row, rank + 3)
          },
          inputs: [input?.includes(channels) ? input : supposed],
          cost: cost + fit.cost + 2 * place
        };
      }
    }
  }
}

interface KernelGuess {
  readonly kernel: readonly number[];
  readonly channels: number;
  readonly bias: boolean;
  readonly cost: number;
}

/** count = 4 × filters × (volume × (channels + filters) + bias). */
function* kernelGuesses(
  row: Observation,
  rank: number,
  channels: Size,
  filters: number
): Iterable<KernelGuess> {
  const perGate = quotient(row.count, 4 * filters);
  for (const bias of perGate === null ? [] : [true, false]) {
    const weights = (perGate ?? 0) - Number(bias);
    if (channels !== null) {
      const volume = quotient(weights, channels + filters);
      for (const kernel of volume === null ? [] : kernelsOf(volume, rank)) {
        yield { kernel, channels, bias, cost: kernelCost(kernel) + biasCost(row, bias) };
      }
      continue;
    }
    for (const kernel of usualKernels(rank)) {
      const volume = kernel.reduce((product, size) => product * size, 1);
      const supposed = (quotient(weights, volume) ?? 0) - filters;
      if (supposed >= 1) {
        const cost = kernelCost(kernel) + biasCost(row, bias) + channelsCost(supposed, rank);
        yield { kernel, channels: supposed, bias, cost };
      }
    }
  }
}

function convolutionalLstm(rank: number): Solver {
  return { propose: row => proposeConvolutional(row, rank) };
}

export const CONVOLUTIONAL_LSTM_SOLVERS: Solvers = {
  ConvLSTM1D: convolutionalLstm(1),
  ConvLSTM2D: convolutionalLstm(2),
  ConvLSTM3D: convolutionalLstm(3)
};
