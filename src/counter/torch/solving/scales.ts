import { quotient } from '../../arithmetic.js';
import type { Solvers } from '../../families.js';
import type { Hypothesis, Solver } from '../../rule.js';
import type { Config, Observation, Shape } from '../../types.js';

/** One number a channel: the count must be the size of an axis, or `other`. */
function* proposeSize(
  row: Observation,
  argument: string,
  other: number | null
): Iterable<Hypothesis> {
  const shape: Shape | null = row.inputs[0] ?? row.outputs[0] ?? null;
  const sizes = shape?.slice(1) ?? [];
  if (
    row.count === other ||
    sizes.length === 0 ||
    sizes.includes(null) ||
    sizes.includes(row.count)
  ) {
    yield {
      config: { [argument]: row.count },
      ...(shape ? { inputs: [shape] } : {}),
      cost: 0
    };
  }
}

/** A scale and a shift a channel: the channels are half the count, and an axis where a shape is printed. */
function* proposeChannels(row: Observation, settings: readonly Config[]): Iterable<Hypothesis> {
  const shape: Shape | null = row.inputs[0] ?? row.outputs[0] ?? null;
  const channels = quotient(row.count, 2);
  for (const [cost, setting] of channels === null ? [] : settings.entries()) {
    yield { config: { dim: channels, ...setting }, ...(shape ? { inputs: [shape] } : {}), cost };
  }
}

const CHANNEL_SCALE: Solver = { propose: row => proposeSize(row, 'dim', null) };

export const SCALE_SOLVERS: Solvers = {
  PReLU: { propose: row => proposeSize(row, 'num_parameters', 1) },
  LayerScale: CHANNEL_SCALE,
  LayerScale2d: CHANNEL_SCALE,
  Scale: CHANNEL_SCALE,
  GlobalResponseNorm: { propose: row => proposeChannels(row, [{}, { channels_last: false }]) },
  ConvNextV2GRN: { propose: row => proposeChannels(row, [{}]) }
};
