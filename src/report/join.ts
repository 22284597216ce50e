import { isWeightless, ruleOf } from '../counter/index.js';
import type { Row, Summary } from '../summary/types.js';
import { knownType } from './graph.js';

/** A table tells shapes and counts, a printed module its hyper-parameters: where both stand in one notebook for one
 * model, the table's rows take the hyper-parameters over.
 *
 * Rows are taken for the same layers only if that holds for all of them: by their paths, or by their classes in order.
 *
 * @param companions the other summaries of the notebook that state hyper-parameters, see `statesConfigs`.
 */
export function joinStated(summary: Summary, companions: readonly Summary[]): Summary {
  for (const companion of companions) {
    if (companion === summary || isOfAnother(companion, summary)) continue;
    const stated = byName(summary, companion) ?? byOrder(summary, companion);
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

/** True for a summary that can tell others' hyper-parameters, and needs none itself. */
export function statesConfigs({ rows }: Summary): boolean {
  return rows.some(row => row.config !== undefined);
}

type Stated = ReadonlyMap<number, Row>;

/** By path, or by name where the printer has no paths. */
function byName(summary: Summary, companion: Summary): Stated | null {
  const named = new Map(companion.rows.map(row => [`${row.type} ${row.path ?? row.name}`, row]));
  return complete(summary, weighted(summary), i => {
    const row = summary.rows[i];
    return named.get(`${row.type} ${row.path ?? row.name}`);
  });
}

/** By the order of the weighted layers, which must be of the same classes from the first to the last. */
function byOrder(summary: Summary, companion: Summary): Stated | null {
  const own = weighted(summary);
  const theirs = weighted(companion);
  if (own.length !== theirs.length) return null;
  const places = new Map(own.map((i, k) => [i, companion.rows[theirs[k]]]));
  return complete(summary, own, i => places.get(i));
}

function complete(
  summary: Summary,
  indices: readonly number[],
  find: (i: number) => Row | undefined
): Stated | null {
  const found = new Map<number, Row>();
  for (const i of indices) {
    const row = find(i);
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
