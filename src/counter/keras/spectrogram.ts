import type { Arguments } from '../arguments.js';
import type { Outcome, Rule } from '../rule.js';
import { tensor, type Axis } from '../tensors.js';

const MODES = ['log', 'magnitude', 'psd', 'real', 'imag', 'angle', 'stft'];

/** A Fourier transform written as a convolution: one kernel of cosines and one of sines, frame × 1 × bins, frozen unless
 * `trainable`. The frame may be zero-padded to `fft_length`, which sets the bins: half of it and one. */
const STFT_SPECTROGRAM: Rule = {
  type: 'STFTSpectrogram',
  signature: {
    mode: 'log',
    frame_length: 256,
    frame_step: null,
    fft_length: null,
    window: 'hann',
    periodic: false,
    scale: true,
    clip: false,
    padding: 'same',
    expand_dims: false,
    data_format: null,
    trainable: false
  },
  count: countSpectrogram
};

function countSpectrogram(settings: Arguments): Outcome {
  const mode = settings.word('mode', MODES);
  const frame = settings.positive('frame_length');
  const bins = Math.floor((settings.positiveOrNull('fft_length') ?? frame) / 2) + 1;
  const axes: Axis[] = [
    ['frame length', frame],
    ['input channels', 1],
    ['frequency bins', bins]
  ];
  const trainable = settings.flag('trainable');
  return {
    tensors: [
      ...(mode === 'imag' ? [] : [tensor('real_kernel', 'weight', axes, trainable)]),
      ...(mode === 'real' ? [] : [tensor('imag_kernel', 'weight', axes, trainable)])
    ],
    outputs: null
  };
}

export const SPECTROGRAMS: readonly Rule[] = [STFT_SPECTROGRAM];
