import type { ExplainedLayer } from '../report/types.js';
import { parentsOf } from './rows.js';

/** For each row, the rows whose outputs come in, one an input, in order. */
export type Edges = readonly (readonly number[])[];

/** Which rows feed which. */
export interface Wiring {
  readonly sources: Edges;
  /** The edges were given, and not assumed. */
  readonly given: boolean;
  /** The row that holds each row. */
  readonly parents: readonly (number | null)[];
  /** The innermost last row of what each row holds; `null` for a row that holds none. */
  readonly lastInside: readonly (number | null)[];
}

/** Each row after the one above it, nested rows after what comes into the row that holds them; or as given. Edges that
 * point at no row above are left out. */
export function wiringOf(layers: readonly ExplainedLayer[], edges: Edges | null): Wiring {
  const parents = parentsOf(layers);
  const last = new Map<number | null, number>();
  const sources: (readonly number[])[] = [];
  parents.forEach((parent, index) => {
    const above = last.get(parent);
    last.set(parent, index);
    const given = edges?.[index]?.filter(source => source >= 0 && source < index);
    sources.push(
      given ?? (above === undefined ? (parent === null ? [] : sources[parent]) : [above])
    );
  });
  const lastInside = layers.map((): number | null => null);
  for (let index = layers.length - 1; index >= 0; index--) {
    const parent = parents[index];
    if (parent !== null) lastInside[parent] ??= lastInside[index] ?? index;
  }
  return { sources, given: edges !== null, parents, lastInside };
}
