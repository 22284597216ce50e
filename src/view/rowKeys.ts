import type { ExplainedLayer } from '../report/types.js';
import { parentsOf } from '../teach/rows.js';

/** The number that keeps automatic names apart: with every run of a cell it is a higher one. */
const NUMBER = /_\d+$/;

/** What tells each layer from the others of its network, also when the network is made anew: what holds it, its name
 * without a number, its class, and which of those that have all this in common it is. */
export function rowKeys(layers: readonly ExplainedLayer[]): readonly string[] {
  const parents = parentsOf(layers);
  const alike = new Map<string, number>();
  const keys: string[] = [];
  layers.forEach(({ name, type }, index) => {
    const parent = parents[index];
    const inside = parent === null ? '' : keys[parent];
    const key = `${inside}/${name.replace(NUMBER, '')} ${type}`;
    const nth = alike.get(key) ?? 0;
    alike.set(key, nth + 1);
    keys.push(`${key} ${nth}`);
  });
  return keys;
}
