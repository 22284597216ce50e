import type { Tensor } from '../../counter/types.js';

/** The axis along which a recurrent layer's gates stand side by side. */
export interface GatedAxis {
  readonly axis: number;
  readonly gates: number;
  /** Units or filters of one gate. */
  readonly units: number;
  readonly of: string;
  /** How many numbers each unit of a gate has: 2 where both products have a bias. */
  readonly each: number;
}

/** Finds the axis that a meaning such as "4 gates × units" marks; `null` if there is none. */
export function gatedAxis({ dimensions, shape }: Tensor): GatedAxis | null {
  for (const [axis, meaning] of dimensions.entries()) {
    const found = /^(?:(\d) × )?(\d) gates × (units|filters)$/.exec(meaning);
    if (found) {
      const each = Number(found[1] ?? 1);
      const gates = Number(found[2]);
      return { axis, gates, units: shape[axis] / (gates * each), of: found[3], each };
    }
  }
  return null;
}

/** Which cell a tensor is of, where a layer holds several: torch ends its names with `_l0`, `_l1_reverse`. */
export function cellOf(tensor: Tensor): string {
  const [place = ''] = /_l\d+(?:_reverse)?$/.exec(ownName(tensor)) ?? [];
  return `${pathOf(tensor)} ${place}`;
}

/** The tensor's own name, without the path inside the layer. */
export function ownName({ name }: Tensor): string {
  return name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('.')) + 1);
}

/** The path inside the layer; empty for a tensor of the layer itself. */
export function pathOf({ name }: Tensor): string {
  const end = Math.max(name.lastIndexOf('/'), name.lastIndexOf('.'));
  return end < 0 ? '' : name.slice(0, end);
}
