import { multiply, quotient } from '../arithmetic.js';
import { sizeOf, inputOf, type Arguments } from '../arguments.js';
import { biasCost, channelsCost, kernelCost, kernelsOf, usualKernels } from '../prior.js';
import { REQUIRED, type Hypothesis, type Outcome, type Rule } from '../rule.js';
import { tensor, within, type Axis } from '../tensors.js';
import type { Observation, Shape, Size } from '../types.js';
import { slide } from '../windows.js';
import { fitSliding } from './solving/windows.js';
import { OLD_WINDOW_SPELLINGS } from './convolution.js';
import {
  checkFits,
  joinImage,
  kernelAxes,
  LAYOUTS,
  layoutOf,
  slidingOf,
  splitImage
} from './images.js';
import { layoutConfig, slidingConfig } from './solving/configs.js';
import { SEQUENCES, sequenceConfig, sequenceOutputs } from './recurrent.js';

/** An LSTM whose two products are convolutions: kernels k × ... × channels × 4·filters and k × ... × filters × 4·filters.
 * Its input is (batch, time, image). */
function convolutionalLstm(type: string, rank: number): Rule {
  return {
    type,
    signature: {
      filters: REQUIRED,
      kernel_size: REQUIRED,
      strides: 1,
      padding: 'valid',
      data_format: null,
      dilation_rate: 1,
      activation: null,
      recurrent_activation: null,
      use_bias: true,
      kernel_initializer: null,
      recurrent_initializer: null,
      bias_initializer: null,
      unit_forget_bias: true,
      kernel_regularizer: null,
      recurrent_regularizer: null,
      bias_regularizer: null,
      activity_regularizer: null,
      kernel_constraint: null,
      recurrent_constraint: null,
      bias_constraint: null,
      dropout: 0,
      recurrent_dropout: 0,
      seed: null,
      ...SEQUENCES
    },
    spellings: OLD_WINDOW_SPELLINGS,
    count: (settings, inputs) => countConvolutional(settings, inputs, rank),
    propose: row => proposeConvolutional(row, rank)
  };
}

function countConvolutional(settings: Arguments, inputs: readonly Shape[], rank: number): Outcome {
  const input = inputOf(settings, inputs, rank + 3);
  const layout = layoutOf(settings);
  const [batch, , ...frame] = input;
  const image = splitImage([batch, ...frame], rank, layout);
  const channels = sizeOf(settings, [image?.channels ?? null], 0, 'channels');
  const filters = settings.positive('filters');
  const kernel = settings.sizes('kernel_size', rank);
  const meanings = kernelAxes(rank);
  const reach = kernel.map((size, axis): Axis => [meanings[axis], size]);
  const gated: Axis = ['4 gates × filters', multiply(4, filters)];
  const tensors = [
    tensor('kernel', 'weight', [...reach, ['input channels', channels], gated]),
    tensor('recurrent_kernel', 'weight', [...reach, ['filters', filters], gated])
  ];
  if (settings.flag('use_bias')) {
    tensors.push(tensor('bias', 'bias', [gated]));
  }
  const sizes = slide(image?.spatial ?? [], kernel, slidingOf(settings, rank));
  const spatial = checkFits(settings, sizes);
  const state = joinImage({ lead: [], spatial, channels: filters }, layout);
  return {
    tensors: within('conv_lstm_cell', tensors),
    outputs: sequenceOutputs(settings, input, state, 2)
  };
}

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

export const CONVOLUTIONAL_LSTMS: readonly Rule[] = [
  convolutionalLstm('ConvLSTM1D', 1),
  convolutionalLstm('ConvLSTM2D', 2),
  convolutionalLstm('ConvLSTM3D', 3)
];
