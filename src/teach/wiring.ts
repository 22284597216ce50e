import type { SummaryReport } from '../report/types.js';
import { frameworkOf } from '../report/framework.js';
import { parentsOf } from './rows.js';

/** Which rows feed which. */
export interface Wiring {
  /** For each row and each of its inputs, the rows whose output it may be; more than one where names are cut. */
  readonly sources: readonly (readonly (readonly number[])[])[];
  /** Nothing says where the row's inputs come from: it is taken to follow the one above. */
  readonly assumed: readonly boolean[];
  /** The row that holds each row. */
  readonly parents: readonly (number | null)[];
  /** The innermost last row of what each row holds; `null` for a row that holds none. */
  readonly lastInside: readonly (number | null)[];
  /** The row holds others and is code: what it does between them, and with what they give out, is not printed. */
  readonly isCode: readonly boolean[];
}

/** The connections that the report knows. Where it knows none, a row follows the one above it, and the first row of what
 * another one holds takes what comes into that. */
export function wiringOf(report: SummaryReport): Wiring {
  const { layers } = report;
  const parents = parentsOf(layers);
  const entrances = entrancesOf(report, parents);
  const last = new Map<number | null, number>();
  const sources: (readonly (readonly number[])[])[] = [];
  const assumed: boolean[] = [];
  parents.forEach((parent, index) => {
    const above = last.get(parent);
    last.set(parent, index);
    const known = layers[index].sources?.map(rows => rows.filter(row => row >= 0 && row < index));
    const outside = parent === null ? [] : sources[parent];
    const entrance = entrances.get(index);
    if (known) {
      sources.push(known);
      assumed.push(false);
    } else if (entrance) {
      const isOnlyOne = outside.length === entrance.of;
      sources.push(isOnlyOne ? [outside[entrance.place]] : outside);
      assumed.push(!isOnlyOne);
    } else {
      sources.push(above === undefined ? outside : [[above]]);
      const isInChain = parent !== null && layers[parent].type === 'Sequential';
      assumed.push(
        parent === null
          ? above !== undefined
          : !isInChain || (above === undefined && assumed[parent])
      );
    }
  });
  const lastInside = layers.map((): number | null => null);
  for (let index = layers.length - 1; index >= 0; index--) {
    const parent = parents[index];
    if (parent !== null) lastInside[parent] ??= lastInside[index] ?? index;
  }
  const isKeras = frameworkOf(report) === 'keras';
  const isCode = layers.map(
    ({ type }, index) => !isKeras && lastInside[index] !== null && type !== 'Sequential'
  );
  return { sources, assumed, parents, lastInside, isCode };
}

/** The input layers of nested models: which of the model's inputs each stands for, and of how many. */
function entrancesOf(
  { layers }: SummaryReport,
  parents: readonly (number | null)[]
): ReadonlyMap<number, { readonly place: number; readonly of: number }> {
  const inside = new Map<number, number[]>();
  layers.forEach(({ type }, index) => {
    const parent = parents[index];
    if (type !== 'InputLayer' || parent === null) return;
    inside.set(parent, [...(inside.get(parent) ?? []), index]);
  });
  return new Map(
    [...inside.values()].flatMap(rows =>
      rows.map((row, place) => [row, { place, of: rows.length }] as const)
    )
  );
}
