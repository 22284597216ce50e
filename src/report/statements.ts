import { bind, canonicalType, completeType } from '../counter/index.js';
import type { Config, Shape, Value } from '../counter/types.js';
import { UNKNOWN, type Argument, type Evidence, type LayerCall, type SourceModel } from '../evidence/types.js';
import type { Row, Summary } from '../summary/types.js';

/** What the notebook's source says of one row. */
export interface Statement {
  readonly config: Config;
  /** The arguments that decide the count and were given, but could not be followed. */
  readonly open: readonly string[];
  /** The model that is printed was followed, so that this is the row's own constructor call; else it is the likeliest one. */
  readonly certain: boolean;
}

/** What the notebook's source says of a summary: a statement a row, `null` where it says nothing. */
export interface Statements {
  readonly rows: readonly (Statement | null)[];
  readonly inputShape: Shape | null;
  readonly isSequential: boolean;
}

/** Arguments that change neither the tensors nor, for a given input, more than the output's shape. */
const HARMLESS =
  /^(?:strides|subsample|padding|border_mode|dilation_rate|output_padding|merge_mode|dropout|recurrent_dropout|seed|dtype|name|trainable|stateful|unroll|mask_zero|epsilon|momentum|sparse|weights|input_length|input_shape|batch_size|return_\w+|go_backwards|unit_forget_bias|time_major|implementation|zero_output_for_mask|\w*activation|\w+_(?:initializer|regularizer|constraint))$/;

/** Finds the constructor call of each row of the `nth` summary that cell `cell` printed. */
export function statementsFor(summary: Summary, evidence: Evidence | null, cell: number, nth: number): Statements {
  const none = { rows: summary.rows.map(() => null), inputShape: null, isSequential: false };
  if (!evidence) return none;
  const printed = evidence.prints.filter(print => print.cell === cell)[nth];
  const model = printed?.model === null || printed === undefined ? null : evidence.models[printed.model];
  const calls = model ? matchModel(summary.rows, model, evidence) : matchNotebook(summary.rows, evidence, cell);
  return {
    rows: calls.map(call => call && statementOf(call, model !== null)),
    inputShape: model?.inputShape ?? null,
    isSequential: model?.kind === 'sequential'
  };
}

/** Rows against the layers of the model that is printed. */
function matchModel(rows: readonly Row[], model: SourceModel, evidence: Evidence): (LayerCall | null)[] {
  const calls = model.layers.map(index => evidence.calls[index]);
  const matched = matchNames(rows, calls);
  const place = new Map<LayerCall, number>(calls.map((call, i) => [call, i]));
  for (const [type, indices] of automatic(rows)) {
    const unnamed = calls.filter(call => isAutomatic(call, type));
    // One call too many or too few, and no row can be told from its neighbour.
    if (unnamed.length !== indices.length) continue;
    indices.forEach((row, k) => (matched[row] ??= unnamed[k]));
  }
  // In a chain the rows stand in the order of the calls, whatever their names.
  if (model.kind === 'sequential' && model.complete) {
    const own = rows.map((_, i) => i).filter(i => rows[i].depth === 0 && typeOf(rows[i]) !== 'InputLayer');
    if (own.length === calls.length && own.every((row, k) => isSame(rows[row], calls[k]))) {
      own.forEach((row, k) => (matched[row] = calls[place.get(calls[k]) ?? k]));
    }
  }
  return matched;
}

/** Rows against every call that was run before the summary, when the printed model could not be followed. */
function matchNotebook(rows: readonly Row[], evidence: Evidence, cell: number): (LayerCall | null)[] {
  const last = lastCallBefore(evidence, cell);
  const calls = evidence.calls.slice(0, last);
  const matched = matchNames(rows, calls);
  for (const [type, indices] of automatic(rows)) {
    const unnamed = calls.filter(call => isAutomatic(call, type));
    const picked = indices.map(row => unnamed[suffix(rows[row].name)]);
    if (picked.every((call, k) => call !== undefined && fitsChannels(call, rows[indices[k]]))) {
      indices.forEach((row, k) => (matched[row] ??= picked[k]));
    }
  }
  return matched;
}

/** Calls run in the printing cell or before it: `prints` and `calls` are both in order of execution. */
function lastCallBefore(evidence: Evidence, cell: number): number {
  let last = -1;
  evidence.calls.forEach((call, i) => {
    if (call.cell === cell) last = i;
  });
  if (last >= 0) return last + 1;
  const before = evidence.calls.findIndex(call => call.cell > cell);
  return before < 0 ? evidence.calls.length : before;
}

/** Rows that carry the name that a call gives; of several such calls the last one was run. */
function matchNames(rows: readonly Row[], calls: readonly LayerCall[]): (LayerCall | null)[] {
  const named = new Map<string, LayerCall>();
  for (const call of calls) {
    if (call.name !== null) named.set(`${canonicalType('keras', call.type)} ${call.name}`, call);
  }
  return rows.map(row => (row.nameCut ? null : (named.get(`${typeOf(row)} ${row.name}`) ?? null)));
}

/** The rows with automatic names, by class, in order of creation: `dense`, `dense_1`, `dense_2`. */
function automatic(rows: readonly Row[]): ReadonlyMap<string, number[]> {
  const groups = new Map<string, number[]>();
  rows.forEach((row, i) => {
    const type = typeOf(row);
    if (row.nameCut || completeType('keras', '', row.name) !== type) return;
    groups.set(type, [...(groups.get(type) ?? []), i]);
  });
  for (const group of groups.values()) group.sort((a, b) => suffix(rows[a].name) - suffix(rows[b].name));
  return groups;
}

function isAutomatic(call: LayerCall, type: string): boolean {
  return call.name === null && !call.nameUnknown && canonicalType('keras', call.type) === type;
}

function isSame(row: Row, call: LayerCall): boolean {
  const type = canonicalType('keras', call.type);
  return (row.typeCut ? type.startsWith(row.type) : typeOf(row) === type) && (call.name === null || startsLike(row, call.name));
}

function startsLike(row: Row, name: string): boolean {
  return row.nameCut ? name.startsWith(row.name) : row.name === name;
}

function typeOf(row: Row): string {
  return canonicalType('keras', row.typeCut ? (completeType('keras', row.type, row.name) ?? row.type) : row.type);
}

function suffix(name: string): number {
  return Number(/_(\d{1,6})$/.exec(name)?.[1] ?? 0);
}

/** The stated number of filters or units is the printed one: what a row tells without its count. */
function fitsChannels(call: LayerCall, row: Row): boolean {
  const statement = statementOf(call, false);
  const stated = statement.config.filters ?? statement.config.units ?? statement.config.output_dim;
  if (typeof stated !== 'number' || !row.outputs) return true;
  const shape = row.outputs[0];
  return shape.includes(stated) || shape.includes(2 * stated);
}

function statementOf(call: LayerCall, certain: boolean): Statement {
  const type = canonicalType(call.framework, call.type);
  const open: string[] = [];
  const keyword: Record<string, Value> = {};
  for (const [name, value] of Object.entries(call.keyword)) {
    if (!isOpen(value)) keyword[name] = value;
    else if (!HARMLESS.test(name)) open.push(name);
  }
  if (!call.complete) open.push('*');
  // A positional argument that was not followed is bound as a mark, to learn its name.
  const positional = call.positional.map(value => (isOpen(value) ? MARK : value));
  let config: Config;
  try {
    config = bind(call.framework, type, positional, keyword);
  } catch {
    return { config: {}, open: ['*'], certain };
  }
  const known = Object.entries(config).filter(([name, value]) => {
    if (!holdsMark(value)) return true;
    if (!HARMLESS.test(name)) open.push(name);
    return false;
  });
  return { config: Object.fromEntries(known), open, certain };
}

const MARK = '\u0000open';

function isOpen(value: Argument): value is typeof UNKNOWN {
  return value === UNKNOWN;
}

function holdsMark(value: Value): boolean {
  return value === MARK;
}
