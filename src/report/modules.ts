import { canonicalType, isWeightless, ruleOf } from '../counter/index.js';
import type { Evidence, ModuleModel, Printer } from '../evidence/types.js';
import type { Row, Summary } from '../summary/types.js';
import type { Match } from './match.js';

/** The rows of a PyTorch summary matched with the source, and the model that they are rows of. */
export interface MatchedModule {
  readonly model: ModuleModel;
  readonly rows: readonly (Match | null)[];
  /** The source prints this very model in this cell; else it is the latest one that has all the rows. */
  readonly certain: boolean;
}

const PRINTERS: Readonly<Record<string, Printer>> = {
  'torch-repr': 'repr',
  torchinfo: 'torchinfo',
  'torch-summary': 'torchinfo',
  torchsummary: 'torchsummary',
  lightning: 'lightning'
};

/** Finds the module whose rows the `nth` summary of cell `cell` shows; `null` where the source has none. */
export function findModule(
  summary: Summary,
  evidence: Evidence,
  cell: number,
  nth: number
): MatchedModule | null {
  const printer = PRINTERS[summary.format];
  const here = evidence.prints.filter(
    print => print.cell === cell && print.printer !== 'keras' && print.model !== null
  );
  const own = here.filter(print => print.printer === printer);
  const print = own[nth] ?? own.at(-1) ?? here.at(-1);
  const printed = print && evidence.models[print.model as number];
  if (printed?.kind === 'module') {
    const rows = matchModule(summary, printed, evidence);
    if (rows) return { model: printed, rows, certain: print.certain };
  }
  for (const model of [...evidence.models].reverse()) {
    const rows = model.kind === 'module' ? matchModule(summary, model, evidence) : null;
    if (rows) return { model: model as ModuleModel, rows, certain: false };
  }
  return null;
}

/** Each row's constructor call; `null` unless the model has all the rows that learn something. */
function matchModule(
  summary: Summary,
  model: ModuleModel,
  evidence: Evidence
): readonly (Match | null)[] | null {
  const match = (place: number): Match => ({
    call: evidence.calls[model.layers[place]],
    frozen: model.frozen?.includes(model.layers[place]) ?? false,
    altered: model.altered.includes(model.layers[place])
  });
  const places = new Map(model.paths.map((path, place) => [path, place]));
  const hasPaths = summary.rows.some(row => row.path !== undefined && row.path !== '');
  const matches = hasPaths
    ? summary.rows.map(row => {
        const place = row.path === undefined ? undefined : places.get(row.path);
        return place === undefined ? null : match(place);
      })
    : byOrder(summary, model, evidence, match);
  if (!matches) return null;
  const agrees = summary.rows.every((row, i) => isSame(row, matches[i], model.complete));
  return agrees && matches.some(found => found !== null) ? matches : null;
}

/** Rows without paths: the layers that learn something must be of the same classes from the first to the last. */
function byOrder(
  summary: Summary,
  model: ModuleModel,
  evidence: Evidence,
  match: (place: number) => Match
): (Match | null)[] | null {
  const own = summary.rows.flatMap((row, i) => (!row.repeated && isWeighted(row.type) ? [i] : []));
  const theirs = model.layers.flatMap((index, place) =>
    isWeighted(evidence.calls[index].type) ? [place] : []
  );
  if (own.length === 0 || own.length !== theirs.length) return null;
  const matches: (Match | null)[] = summary.rows.map(() => null);
  own.forEach((i, k) => (matches[i] = match(theirs[k])));
  return matches;
}

function isSame(row: Row, match: Match | null, complete: boolean): boolean {
  if (!isWeighted(row.type)) return true;
  if (match === null) return !complete || row.repeated === true;
  return canonicalType('torch', match.call.type) === canonicalType('torch', row.type);
}

function isWeighted(type: string): boolean {
  return !isWeightless('torch', type) && ruleOf('torch', type) !== null;
}
