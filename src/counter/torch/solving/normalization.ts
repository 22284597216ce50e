import { quotient } from '../../arithmetic.js';
import type { Solvers } from '../../families.js';
import type { Hypothesis, Solver } from '../../rule.js';
import type { Config, Observation, Shape, Size } from '../../types.js';
import { channelAxis, CHANNELWISE } from '../normalization.js';

/** How many of the two a channel has, the most conventional first. */
function variants(affine: string): readonly Variant[] {
  return [
    { copies: 2, config: { [affine]: true }, cost: 0 },
    { copies: 1, config: { [affine]: true, bias: false }, cost: 1 },
    { copies: 0, config: { [affine]: false }, cost: 2 }
  ];
}

interface Variant {
  readonly copies: number;
  readonly config: Config;
  readonly cost: number;
}

function keptShape(row: Observation): Shape | null {
  return row.inputs[0] ?? row.outputs[0] ?? null;
}

/** Settings with which each channel has as many numbers as the count says. Where no shape is printed, the number of
 * channels follows from the count. */
function* proposeChannels(
  row: Observation,
  configOf: (channels: number) => Config,
  affine = 'affine'
): Iterable<Hypothesis> {
  const shape = keptShape(row);
  const printed: Size = shape && shape.length > 1 ? shape[channelAxis(shape)] : null;
  for (const { copies, config, cost } of variants(affine)) {
    const channels = printed ?? quotient(row.count, copies);
    if (channels !== null && channels * copies === row.count) {
      yield {
        config: { ...configOf(channels), ...config },
        ...(shape ? { inputs: [shape] } : {}),
        cost
      };
    }
  }
}

/** Settings over the last axis, the last two ... */
function* proposeLastAxes(row: Observation, settings: readonly Variant[]): Iterable<Hypothesis> {
  const shape = keptShape(row);
  for (const { copies, config, cost } of settings) {
    if (!shape || shape.at(-1) === null) {
      const features = quotient(row.count, copies);
      if (features !== null) {
        const inputs = shape ? { inputs: [[...shape.slice(0, -1), features]] } : {};
        yield { config: { normalized_shape: [features], ...config }, ...inputs, cost };
      }
      continue;
    }
    for (let axes = 1; axes < Math.max(shape.length, 2); axes++) {
      const sizes = shape.slice(-axes).filter((size): size is number => size !== null);
      if (
        sizes.length === axes &&
        sizes.every(size => size <= Math.max(row.count, 1) || copies === 0)
      ) {
        yield {
          config: { normalized_shape: sizes, ...config },
          inputs: [shape],
          cost: cost + 0.2 * (axes - 1)
        };
      }
    }
  }
}

const OF_FEATURES: Solver = {
  propose: row => proposeChannels(row, channels => ({ num_features: channels }))
};

export const NORMALIZATION_SOLVERS: Solvers = {
  ...Object.fromEntries(
    CHANNELWISE.flatMap(([type]) => [type, `Lazy${type}`].map(name => [name, OF_FEATURES] as const))
  ),
  SyncBatchNorm: OF_FEATURES,
  GroupNorm: {
    propose: row =>
      proposeChannels(row, channels => ({
        // The number of groups changes nothing that is counted.
        num_groups: channels % 32 === 0 ? 32 : 1,
        num_channels: channels
      }))
  },
  LayerNorm: { propose: row => proposeLastAxes(row, variants('elementwise_affine')) },
  LayerNorm2d: {
    propose: row =>
      proposeChannels(row, channels => ({ normalized_shape: [channels] }), 'elementwise_affine')
  },
  RMSNorm: {
    propose: row =>
      proposeLastAxes(row, [
        { copies: 1, config: {}, cost: 0 },
        { copies: 0, config: { elementwise_affine: false }, cost: 2 }
      ])
  }
};
