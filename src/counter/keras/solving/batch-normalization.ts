import { quotient } from '../../arithmetic.js';
import type { Solvers } from '../../families.js';
import type { Hypothesis } from '../../rule.js';
import type { Config, Observation } from '../../types.js';
import { axisChoices, axisConfig, keptShape } from './axes.js';

/** Which of scale and shift a normalisation learns, the most conventional first. */
export const SCALE_AND_SHIFT: readonly { readonly config: Config; readonly cost: number }[] = [
  { config: {}, cost: 0 },
  { config: { scale: false }, cost: 0.5 },
  { config: { center: false }, cost: 1.5 },
  { config: { center: false, scale: false }, cost: 2 }
];

/** Settings over each choice of axes. Without any shape the axis is one, and its size follows from the count: `copies`
 * tensors of one size. */
export function* proposeAxes(
  row: Observation,
  variants: readonly { readonly config: Config; readonly cost: number }[],
  copies: readonly number[]
): Iterable<Hypothesis> {
  const shape = keptShape(row);
  const open = !shape || shape.slice(1).every(size => size === null);
  if (open) {
    for (const [place, times] of copies.entries()) {
      const channels = quotient(row.count, times);
      const lead = shape ? shape.slice(0, -1) : [null];
      for (const { config, cost } of channels === null ? [] : variants) {
        yield { config, inputs: [[...lead, channels]], cost: cost + place };
      }
    }
    return;
  }
  for (const [place, axes] of axisChoices(shape.length).entries()) {
    const axis = axisConfig(axes, shape.length);
    const sizes = axes.map(one => shape[one]);
    if (sizes.includes(null) || sizes.some(size => (size ?? 0) > row.count)) {
      continue;
    }
    for (const { config, cost } of variants) {
      const chosen = axis === -1 ? config : { ...config, axis };
      yield { config: chosen, inputs: [shape], cost: cost + (place === 0 ? 0 : 0.5 + place / 10) };
    }
  }
}

function* proposeBatchNormalization(row: Observation): Iterable<Hypothesis> {
  yield* proposeAxes(row, SCALE_AND_SHIFT, [4, 3, 2]);
  const renorm = SCALE_AND_SHIFT.map(({ config, cost }) => ({
    config: { ...config, renorm: true },
    cost: cost + 2
  }));
  yield* proposeAxes(row, renorm, [7, 6, 5]);
}

export const BATCH_NORMALIZATION_SOLVERS: Solvers = {
  BatchNormalization: { propose: proposeBatchNormalization }
};
