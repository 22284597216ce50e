import type { Solvers } from '../../families.js';
import type { Hypothesis, Solver } from '../../rule.js';
import type { Observation, Shape } from '../../types.js';

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

const CHANNEL_SCALE: Solver = { propose: row => proposeSize(row, 'dim', null) };

export const SCALE_SOLVERS: Solvers = {
  PReLU: { propose: row => proposeSize(row, 'num_parameters', 1) },
  LayerScale: CHANNEL_SCALE,
  LayerScale2d: CHANNEL_SCALE,
  Scale: CHANNEL_SCALE
};
