import { canonicalType, isWeightless, ruleOf } from '../counter/index.js';
import type { Evidence, ModuleModel, Printer } from '../evidence/types.js';
import { later } from '../later.js';
import type { Row, Summary } from '../summary/types.js';
import type { Match } from './match.js';
import type { Standing } from './statements.js';
import type { PlaceInCell } from './types.js';

/** The rows of a PyTorch summary matched with the source, and the model that they are rows of. */
export interface MatchedModule {
  readonly model: ModuleModel;
  readonly rows: readonly (Match | null)[];
  /** `certain`: the source prints this very model in this cell. Else it is the latest one that has all the rows, `likely`
   * where no other one has them with other arguments. */
  readonly standing: Standing;
}

const PRINTERS: Readonly<Record<string, Printer>> = {
  'torch-repr': 'repr',
  torchinfo: 'torchinfo',
  'torch-summary': 'torchinfo',
  torchsummary: 'torchsummary',
  lightning: 'lightning'
};

/** Finds the module whose rows a summary shows; `null` where the source has none. */
export function findModule(
  summary: Summary,
  evidence: Evidence,
  { cell, nth, of }: PlaceInCell
): MatchedModule | null {
  const printer = PRINTERS[summary.format];
  const here = evidence.prints.filter(print => print.cell === cell && print.printer !== 'keras');
  const own = here.filter(print => print.printer === printer);
  const prints = own.length > 0 ? own : here;
  const print = prints[nth] ?? prints.at(-1);
  const printed = print && print.model !== null ? evidence.models[print.model] : undefined;
  const isSure = print?.certain === true && prints.length === of;
  if (printed?.kind === 'module') {
    const rows = matchModule(summary, printed, evidence);
    const standing = isSure && !printed.exposed && !print?.unsettled ? 'certain' : 'likely';
    if (rows) return { model: printed, rows, standing };
  }
  const found = evidence.models.flatMap(model => {
    const rows = model.kind === 'module' ? matchModule(summary, model, evidence) : null;
    return rows ? [{ model: model as ModuleModel, rows }] : [];
  });
  const latest = found.at(-1);
  if (latest === undefined) return null;
  // A model that is given to this very printer, and not known, came from elsewhere; so did one without these rows.
  const isOther = own.length > 0 && (print.model === null || isSure);
  const isOnly = new Set(found.map(({ rows }) => argumentsOf(rows))).size === 1;
  return { ...latest, standing: isOnly && !isOther ? 'likely' : 'hint' };
}

/** What the calls of all rows were given, to be compared. */
function argumentsOf(rows: readonly (Match | null)[]): string {
  return JSON.stringify(
    rows.map(row => row && [row.call.positional, row.call.keyword, row.call.complete]),
    (_, value: unknown) => (typeof value === 'symbol' ? '?' : value)
  );
}

/** Each row's constructor call, `null` where it is not known; `null` unless the model has all the rows that learn
 * something. */
function matchModule(
  summary: Summary,
  model: ModuleModel,
  evidence: Evidence
): readonly (Match | null)[] | null {
  const match = (place: number): Match => ({
    call: evidence.calls[model.layers[place]],
    frozen: model.frozen?.includes(model.layers[place]) ?? false,
    altered: model.altered.includes(model.layers[place]),
    path: model.paths[place]
  });
  const hasPaths = summary.rows.some(row => row.path !== undefined && row.path !== '');
  const matches = hasPaths
    ? byPath(summary, model, evidence, match)
    : later('withoutPaths').byPlace(summary, model, evidence, match);
  if (!matches) return null;
  const agrees = summary.rows.every((row, i) => isSame(row, matches[i], model.complete));
  if (!agrees || !matches.some(found => found !== null)) return null;
  // What is left to such a layer itself is printed.
  return matches.map((match, i) => (isParametrized(summary.rows[i], match) ? null : match));
}

function byPath(
  summary: Summary,
  model: ModuleModel,
  evidence: Evidence,
  match: (place: number) => Match
): (Match | null)[] {
  const places = new Map(model.paths.map((path, place) => [path, place]));
  return summary.rows.map(row => {
    const place = row.path === undefined ? undefined : places.get(row.path);
    if (place !== undefined) return match(place);
    // A layer that is printed by itself is none of the model's layers, but the model.
    const call = row.path === '' && row.configComplete === false && evidence.calls[model.call];
    return call ? { call, frozen: false, altered: false } : null;
  });
}

function isSame(row: Row, match: Match | null, complete: boolean): boolean {
  if (!isWeighted(row.type) || isParametrized(row, match)) return true;
  if (match === null) return !complete || row.repeated === true;
  const { type } = match.call;
  return (
    type === `Custom>${row.type}` ||
    canonicalType('torch', type) === canonicalType('torch', row.type)
  );
}

/** A layer changes its class once its parameters are computed from others. */
function isParametrized({ type }: Row, match: Match | null): boolean {
  return match?.altered === true && type === `Parametrized${match.call.type}`;
}

/** Whether the class is known, and learns something. */
export function isWeighted(type: string): boolean {
  return !isWeightless('torch', type) && ruleOf('torch', type) !== null;
}
