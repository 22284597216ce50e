import { ceilDivide, quotient } from '../../arithmetic.js';
import type { Solvers } from '../../families.js';
import type { Hypothesis } from '../../rule.js';
import type { Config, Observation } from '../../types.js';

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

export const SPECTROGRAM_SOLVERS: Solvers = {
  STFTSpectrogram: { propose: proposeSpectrogram }
};
