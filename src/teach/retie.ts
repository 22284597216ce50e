import { count, CountError } from '../counter/index.js';
import type { Config, Count, Layer, Shape, Value } from '../counter/types.js';

/** More arguments than these are not tried together. */
const MOST_TIED = 5;

/** Counts a layer with other inputs. Where the constructor states the inputs' sizes too (`in_channels`, `num_features`),
 * the statement follows: of the arguments that had an old size, as few as possible take the new one.
 *
 * Throws `CountError` if the layer does not fit the inputs in any such way. */
export function recountWith(
  layer: Layer,
  inputs: readonly Shape[]
): { readonly layer: Layer; readonly counted: Count } {
  const moved = { ...layer, inputs };
  try {
    return { layer: moved, counted: count(moved) };
  } catch (error) {
    if (!(error instanceof CountError)) throw error;
    for (const config of tiedConfigs(layer, inputs)) {
      const tied = { ...moved, config };
      try {
        return { layer: tied, counted: count(tied) };
      } catch (refusal) {
        if (!(refusal instanceof CountError)) throw refusal;
      }
    }
    throw error;
  }
}

function* tiedConfigs({ config, inputs: old }: Layer, inputs: readonly Shape[]): Iterable<Config> {
  for (const [before, after] of resized(old, inputs)) {
    const tied = Object.keys(config)
      .filter(argument => holds(config[argument], before))
      .slice(0, MOST_TIED);
    const subsets = Array.from({ length: 2 ** tied.length - 1 }, (_, bits) =>
      tied.filter((_argument, place) => ((bits + 1) >> place) % 2 === 1)
    ).sort((a, b) => a.length - b.length);
    for (const subset of subsets) {
      yield {
        ...config,
        ...Object.fromEntries(
          subset.map(argument => [argument, replaced(config[argument], before, after)])
        )
      };
    }
  }
}

/** The sizes that changed, with what they became. */
function resized(
  old: readonly Shape[],
  inputs: readonly Shape[]
): readonly (readonly [number, number])[] {
  const pairs = old.flatMap((shape, input) =>
    shape.flatMap((size, axis) => {
      const now = inputs[input]?.[axis] ?? null;
      return size !== null && now !== null && size !== now ? [[size, now] as const] : [];
    })
  );
  return [...new Map(pairs.map(pair => [pair.join(), pair])).values()];
}

function holds(value: Value, size: number): boolean {
  return value === size || (Array.isArray(value) && value.includes(size));
}

function replaced(value: Value, before: number, after: number): Value {
  return Array.isArray(value) ? value.map((one: Value) => (one === before ? after : one)) : after;
}
