import type { Observation, Shape } from '../../types.js';

/** Subsets of more axes than this are not tried. */
const MOST_AXES = 5;

/** The shape of a layer that keeps its input's shape, from whichever side is printed; `null` if neither is. */
export function keptShape(row: Observation): Shape | null {
  const input = row.inputs[0] ?? null;
  const output = row.outputs[0] ?? null;
  if (!input || !output || input.length !== output.length) {
    return input ?? output;
  }
  return input.map((size, axis) => size ?? output[axis]);
}

/** Every choice of axes without the batch, the last axis alone first, then all of them, then the rest by number. */
export function axisChoices(rank: number): number[][] {
  const axes = Array.from({ length: Math.max(rank - 1, 0) }, (_, index) => index + 1);
  if (axes.length === 0) {
    return [];
  }
  const last = [rank - 1];
  if (axes.length > MOST_AXES) {
    return [last, [1], axes];
  }
  const subsets = axes
    .reduce<number[][]>((all, axis) => [...all, ...all.map(one => [...one, axis])], [[]])
    .filter(one => one.length > 0)
    .sort((a, b) => a.length - b.length);
  const others = subsets.filter(
    one => one.length < axes.length && !(one.length === 1 && one[0] === rank - 1)
  );
  return [last, ...(axes.length > 1 ? [axes] : []), ...others];
}

/** The last axis as Keras' own default writes it. */
export function axisConfig(axes: readonly number[], rank: number): number | readonly number[] {
  return axes.length > 1 ? axes : axes[0] === rank - 1 ? -1 : axes[0];
}
