import { canonicalType } from '../counter/index.js';
import type { Evidence, ModuleModel } from '../evidence/types.js';
import type { Summary } from '../summary/types.js';
import { assign } from './assign.js';
import { graphOf } from './graph.js';
import type { Match } from './match.js';
import { isWeighted } from './modules.js';

/** The layer of each row that has no path, by its place among the others or by what is printed of it; `null` where the
 * model cannot be told to have these rows.
 *
 * @param match - Gives the layer at a place of the model.
 */
export function byPlace(
  summary: Summary,
  model: ModuleModel,
  evidence: Evidence,
  match: (place: number) => Match
): readonly (Match | null)[] | null {
  const isOrdered = summary.asDefined ?? isSequence(model, evidence);
  return isOrdered ? byOrder(summary, model, match) : byCalls(summary, model, match);
}

/** All that holds layers calls them in the order of definition. */
function isSequence({ call, layers, paths }: ModuleModel, { calls }: Evidence): boolean {
  const isSequential = (index: number): boolean => index >= 0 && calls[index].type === 'Sequential';
  const sequences = new Set(paths.filter((_, i) => isSequential(layers[i])));
  return (
    isSequential(call) &&
    paths.every(path => !path.includes('.') || sequences.has(path.slice(0, path.lastIndexOf('.'))))
  );
}

/** Rows in the order of definition: the layers that learn something must be of the same classes from first to last. */
function byOrder(
  summary: Summary,
  model: ModuleModel,
  match: (place: number) => Match
): (Match | null)[] | null {
  const own = weightedRows(summary);
  const theirs = weightedLayers(model, match);
  if (own.length === 0 || own.length !== theirs.length) return null;
  const matches: (Match | null)[] = summary.rows.map(() => null);
  own.forEach((i, k) => (matches[i] = theirs[k]));
  return matches;
}

/** Rows in the order of the calls: as many layers of each class must learn something, in any order. */
function byCalls(
  summary: Summary,
  model: ModuleModel,
  match: (place: number) => Match
): readonly (Match | null)[] | null {
  const own = weightedRows(summary);
  const theirs = weightedLayers(model, match);
  const classes = (types: readonly string[]): string =>
    JSON.stringify(types.map(type => canonicalType('torch', type)).sort());
  // A layer that is not seen may be any row of its class.
  if (!model.complete || own.length === 0 || own.length !== theirs.length) return null;
  if (
    classes(own.map(i => summary.rows[i].type)) !== classes(theirs.map(({ call }) => call.type))
  ) {
    return null;
  }
  const nothing = { inputShape: null, rows: summary.rows.map(() => null) };
  const nodes = graphOf(summary, nothing, false);
  const found = assign(
    own.map(i => nodes[i]),
    theirs
  );
  const matches: (Match | null)[] = summary.rows.map(() => null);
  own.forEach((i, k) => (matches[i] = found[k]));
  return matches;
}

function weightedRows({ rows }: Summary): readonly number[] {
  return rows.flatMap((row, i) => (!row.repeated && isWeighted(row.type) ? [i] : []));
}

function weightedLayers(model: ModuleModel, match: (place: number) => Match): readonly Match[] {
  return model.layers.map((_, place) => match(place)).filter(({ call }) => isWeighted(call.type));
}
