import { isWeightless, ruleOf } from '../counter/index.js';
import type { Row, Summary } from '../summary/types.js';
import { knownType } from './graph.js';

/** A summary that states hyper-parameters for others of its model, made ready to be asked by many of them. */
export class Companion {
  constructor(readonly summary: Summary) {}

  /** The row of this class and path, or of this name where the printer has no paths. */
  rowLike(row: Row): Row | undefined {
    this._rows ??= new Map(this.summary.rows.map(own => [keyOf(own), own]));
    return this._rows.get(keyOf(row));
  }

  get weighted(): readonly number[] {
    return (this._weighted ??= weighted(this.summary));
  }

  private _rows: ReadonlyMap<string, Row> | null = null;
  private _weighted: readonly number[] | null = null;
}

/** A table tells shapes and counts, a printed module its hyper-parameters: where both stand in one notebook for one
 * model, the table's rows take the hyper-parameters over.
 *
 * Rows are taken for the same layers only if that holds for all of them: by their paths, or by their classes in order.
 *
 * @param companions the other summaries of the notebook that state hyper-parameters.
 */
export function joinStated(summary: Summary, companions: readonly Companion[]): Summary {
  const own = companions.length > 0 ? weighted(summary) : [];
  for (const companion of companions) {
    if (companion.summary === summary || isOfAnother(companion.summary, summary)) continue;
    const stated = byName(summary, own, companion) ?? byOrder(summary, own, companion);
    if (stated) {
      return {
        ...summary,
        rows: summary.rows.map((row, i) => {
          const found = stated.get(i);
          return found
            ? { ...row, config: found.config, configComplete: found.configComplete }
            : row;
        })
      };
    }
  }
  return summary;
}

/** Models of two classes may have layers of the same classes: what both summaries name must be the same. */
function isOfAnother(companion: Summary, { framework, name }: Summary): boolean {
  if (companion.framework !== framework) return true;
  return companion.name !== null && name !== null && companion.name !== name;
}

type Stated = ReadonlyMap<number, Row>;

function keyOf({ type, path, name }: Row): string {
  return `${type} ${path ?? name}`;
}

function byName(summary: Summary, own: readonly number[], companion: Companion): Stated | null {
  return complete(summary, own, i => companion.rowLike(summary.rows[i]));
}

/** By the order of the weighted layers, which must be of the same classes from the first to the last. */
function byOrder(
  summary: Summary,
  own: readonly number[],
  { summary: { rows }, weighted: theirs }: Companion
): Stated | null {
  if (own.length !== theirs.length) return null;
  return complete(summary, own, (_, place) => rows[theirs[place]]);
}

function complete(
  summary: Summary,
  indices: readonly number[],
  find: (i: number, place: number) => Row | undefined
): Stated | null {
  const found = new Map<number, Row>();
  for (const [place, i] of indices.entries()) {
    const row = find(i, place);
    if (row?.config === undefined || row.type !== summary.rows[i].type) return null;
    found.set(i, row);
  }
  return found.size > 0 ? found : null;
}

/** The rows of classes that learn something; rows that repeat others left out. */
function weighted({ rows, framework }: Summary): readonly number[] {
  return rows.flatMap((row, i) => {
    const type = knownType(framework, row.type);
    return !row.repeated && !isWeightless(framework, type) && ruleOf(framework, type) ? [i] : [];
  });
}
