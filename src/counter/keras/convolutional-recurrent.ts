import { multiply } from '../arithmetic.js';
import { sizeOf, inputOf, type Arguments } from '../arguments.js';
import { REQUIRED, type Outcome, type Rule } from '../rule.js';
import { tensor, within, type Axis } from '../tensors.js';
import type { Shape } from '../types.js';
import { slide } from '../windows.js';
import { OLD_WINDOW_SPELLINGS } from './convolution.js';
import { checkFits, joinImage, kernelAxes, layoutOf, slidingOf, splitImage } from './images.js';
import { SEQUENCES, sequenceOutputs } from './recurrent.js';

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
    count: (settings, inputs) => countConvolutional(settings, inputs, rank)
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

export const CONVOLUTIONAL_LSTMS: readonly Rule[] = [
  convolutionalLstm('ConvLSTM1D', 1),
  convolutionalLstm('ConvLSTM2D', 2),
  convolutionalLstm('ConvLSTM3D', 3)
];
