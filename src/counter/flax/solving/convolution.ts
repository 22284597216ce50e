import { quotient } from '../../arithmetic.js';
import type { Solvers } from '../../families.js';
import type { Hypothesis, Solver } from '../../rule.js';
import { biasCost, groupsCost, kernelCost, kernelsOf } from '../../solving/prior.js';
import type { Config, Observation } from '../../types.js';

/** One spatial axis less than the input has without its batch and channels. */
function* proposeConvolution(row: Observation, linen: boolean): Iterable<Hypothesis> {
  const [input] = row.inputs;
  const filters = row.outputs[0]?.at(-1) ?? null;
  const channels = input?.at(-1) ?? null;
  if (!input || filters === null || channels === null || input.length < 3 || input.length > 5) {
    return;
  }
  for (const bias of [true, false]) {
    for (const groups of new Set([1, channels])) {
      const area = (channels / groups) * filters;
      const volume = quotient(row.count - Number(bias) * filters, area);
      for (const kernel of volume === null ? [] : kernelsOf(volume, input.length - 2)) {
        const names: Config = linen
          ? { features: filters }
          : { in_features: channels, out_features: filters };
        for (const padding of ['SAME', 'VALID']) {
          for (const stride of [1, 2, kernel[0]]) {
            yield {
              config: {
                ...names,
                kernel_size: kernel,
                strides: stride,
                padding,
                ...(groups === 1 ? {} : { feature_group_count: groups }),
                use_bias: bias
              },
              inputs: [input],
              cost:
                groupsCost(groups, channels) +
                kernelCost(kernel) +
                biasCost(row, bias) +
                (padding === 'SAME' ? 0 : 0.2) +
                0.1 * (stride - 1)
            };
          }
        }
      }
    }
  }
}

const LINEN: Solver = { propose: row => proposeConvolution(row, true) };

const NNX: Solver = { propose: row => proposeConvolution(row, false) };

export const LINEN_CONVOLUTION_SOLVERS: Solvers = { Conv: LINEN, ConvTranspose: LINEN };

export const NNX_CONVOLUTION_SOLVERS: Solvers = { Conv: NNX, ConvTranspose: NNX };
