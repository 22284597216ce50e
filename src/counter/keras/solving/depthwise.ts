import { quotient } from '../../arithmetic.js';
import type { Solvers } from '../../families.js';
import type { Hypothesis } from '../../rule.js';
import { biasCost, channelsCost, kernelCost, kernelsOf } from '../../solving/prior.js';
import type { Config, Observation, Shape } from '../../types.js';
import { layoutConfig, slidingConfig } from './configs.js';
import { imageViews, type ImageView } from './views.js';
import { fitSliding } from './windows.js';

const MOST_MULTIPLIER = 64;

/** Channels to suppose for a first layer. */
const MOST_CHANNELS = 64;

function* proposeDepthwise(row: Observation, rank: number): Iterable<Hypothesis> {
  for (const view of imageViews(row, rank)) {
    // Without an output the multiplier is taken to be 1, without an input too.
    const output = view.filters ?? view.channels;
    const perOutput = output === null ? null : quotient(row.count, output);
    if (output === null || perOutput === null) {
      continue;
    }
    const channels = view.channels ?? output;
    const multiplier = quotient(output, channels);
    for (const bias of [true, false]) {
      for (const kernel of multiplier === null ? [] : kernelsOf(perOutput - Number(bias), rank)) {
        const config = {
          ...(multiplier === 1 ? {} : { depth_multiplier: multiplier }),
          use_bias: bias
        };
        yield* placed(row, view, kernel, config, [view.inputWith(channels)], 0);
      }
    }
  }
}

function* proposeSeparable(row: Observation, rank: number): Iterable<Hypothesis> {
  for (const view of imageViews(row, rank)) {
    const { filters } = view;
    if (filters === null) {
      continue;
    }
    for (const channels of channelsOf(view)) {
      const supposed = view.channels === null ? channelsCost(channels, rank) : 0;
      const inputs = [view.inputWith(channels)];
      for (const bias of [true, false]) {
        const weights = row.count - Number(bias) * filters;
        for (let multiplier = 1; multiplier <= MOST_MULTIPLIER; multiplier++) {
          const volume = (quotient(weights, channels * multiplier) ?? 0) - filters;
          const config = { filters, depth_multiplier: multiplier, use_bias: bias };
          for (const kernel of kernelsOf(volume, rank)) {
            yield* placed(row, view, kernel, config, inputs, supposed + multiplier - 1);
          }
        }
      }
    }
  }
}

function channelsOf(view: ImageView): readonly number[] {
  return view.channels === null
    ? Array.from({ length: MOST_CHANNELS }, (_, index) => index + 1)
    : [view.channels];
}

function* placed(
  row: Observation,
  view: ImageView,
  kernel: readonly number[],
  config: Config,
  inputs: readonly Shape[],
  cost: number
): Iterable<Hypothesis> {
  const fit = fitSliding(view.inputSpatial, view.outputSpatial, kernel);
  if (fit) {
    yield {
      config: {
        ...config,
        kernel_size: kernel,
        ...slidingConfig(fit),
        ...layoutConfig(view.layout)
      },
      inputs,
      cost:
        cost + fit.cost + view.cost + kernelCost(kernel) + biasCost(row, config.use_bias === true)
    };
  }
}

export const DEPTHWISE_SOLVERS: Solvers = {
  DepthwiseConv1D: { propose: row => proposeDepthwise(row, 1) },
  DepthwiseConv2D: { propose: row => proposeDepthwise(row, 2) },
  SeparableConv1D: { propose: row => proposeSeparable(row, 1) },
  SeparableConv2D: { propose: row => proposeSeparable(row, 2) }
};
