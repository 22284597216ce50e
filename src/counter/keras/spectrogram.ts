import { ceilDivide, quotient } from '../arithmetic.js';
import type { Arguments } from '../arguments.js';
import type { Hypothesis, Outcome, Rule } from '../rule.js';
import { tensor, type Axis } from '../tensors.js';
import type { Config, Observation } from '../types.js';

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
  count: countSpectrogram,
  propose: proposeSpectrogram
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

const USUAL_FRAMES = [256, 512, 1024, 2048, 4096, 128, 64, 32, 16, 400, 480, 160, 320, 640];

function* proposeSpectrogram(row: Observation): Iterable<Hypothesis> {
  const usual = USUAL_FRAMES.map(frame => Math.floor(frame / 2) + 1);
  const sizes = new Set(row.outputs[0]?.slice(1) ?? usual);
  for (const bins of sizes) {
    for (const [mode, cost] of [
      ['log', 0],
      ['real', 1],
      ['imag', 1.1]
    ] as const) {
      const kernels = mode === 'log' ? 2 : 1;
      const frame = bins === null ? null : quotient(row.count, kernels * bins);
      if (bins !== null && frame !== null) {
        const padded = ceilDivide(frame - 1, 2) + 1 !== bins && Math.floor(frame / 2) + 1 !== bins;
        const fft: Config = padded ? { fft_length: 2 * (bins - 1) } : {};
        for (const trainable of [false, true]) {
          yield {
            config: { mode, frame_length: frame, ...fft, trainable },
            cost: cost + (padded ? 1 : 0) + Number(trainable)
          };
        }
      }
    }
  }
}

export const SPECTROGRAMS: readonly Rule[] = [STFT_SPECTROGRAM];
