import type { ModuleModel } from '../evidence/types.js';
import type { StatedTensor } from '../summary/types.js';
import type { ExplainedLayer } from './types.js';

/** What a module holds directly; `null` where the source says of nothing, `open` where it does not tell the size of all. */
export function heldBySource(
  module: ModuleModel | null,
  path: string
): readonly StatedTensor[] | 'open' | null {
  const prefix = path === '' ? '' : `${path}.`;
  const held: StatedTensor[] = [];
  for (const { path: whole, shape, trainable } of module?.parameters ?? []) {
    const name = whole.slice(prefix.length);
    if (!whole.startsWith(prefix) || name.includes('.')) continue;
    if (shape === null) return 'open';
    held.push({ name, shape, trainable });
  }
  return held.length > 0 ? held : null;
}

/** Tensors that are another layer's as well. */
export interface Tied {
  /** By the index of a layer, how many of its parameters an earlier layer holds already. */
  readonly repeated: ReadonlyMap<number, number>;
  /** By the index of a layer all of whose tensors are an earlier one's, that layer's path. */
  readonly shared: ReadonlyMap<number, string>;
  /** Some are tied of which it is not known in which rows they are. */
  readonly isOpen: boolean;
}

/** What the source ties (`head.weight = embedding.weight`).
 *
 * @param paths the path of each layer in the module, where it is known.
 */
export function tiedBySource(
  module: ModuleModel | null,
  layers: readonly ExplainedLayer[],
  paths: readonly (string | null)[]
): Tied {
  const repeated = new Map<number, number>();
  const shared = new Map<number, string>();
  if (!module || module.tied.length === 0) return { repeated, shared, isOpen: false };
  const holders = new Map<string, readonly [layer: number, count: number]>();
  layers.forEach(({ tensors }, i) => {
    const path = paths[i];
    if (path === null) return;
    for (const { name, count } of tensors) {
      holders.set(path === '' ? name : `${path}.${name}`, [i, count]);
    }
  });
  let isOpen = false;
  for (const pair of module.tied) {
    const [first, second] = pair
      .map(path => holders.get(path))
      .filter(holder => holder !== undefined)
      .sort(([a], [b]) => a - b);
    if (!second) isOpen = true;
    if (!second || first[0] === second[0]) continue;
    const [later, count] = second;
    repeated.set(later, (repeated.get(later) ?? 0) + count);
    const whole = layers[later].tensors.reduce((sum, tensor) => sum + tensor.count, 0);
    if (repeated.get(later) === whole) shared.set(later, layers[first[0]].path);
  }
  return { repeated, shared, isOpen };
}
