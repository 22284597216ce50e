import type { Shape } from './types.js';

/** Whether two shapes can be the same one: as many axes, and an open axis agrees with any size. */
export function agree(one: Shape, other: Shape): boolean {
  return (
    one.length === other.length &&
    one.every((size, axis) => size === null || other[axis] === null || size === other[axis])
  );
}
