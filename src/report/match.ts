import { canonicalType } from '../counter/index.js';
import type { Shape } from '../counter/types.js';
import type { Evidence, LayerCall, LayerModel } from '../evidence/types.js';
import { later } from '../later.js';
import type { Row } from '../summary/types.js';
import { readArguments } from './statements.js';

/** The constructor call of a row. */
export interface Match {
  readonly call: LayerCall;
  /** The layer was frozen when the summary was printed. */
  readonly frozen: boolean;
  /** Its parameters do not follow from the arguments any more. */
  readonly altered: boolean;
  /** The input of the sequential model that the row is, where it is stated; left out elsewhere. */
  readonly entrance?: Shape | null;
  /** The path in the model of the source, where the row is no other layer. */
  readonly path?: string;
}

type Matches = (Match | null)[];

/** Rows against the layers of the model that is printed, nested models against the models they are. */
export function matchModel(
  rows: readonly Row[],
  model: LayerModel,
  evidence: Evidence
): readonly (Match | null)[] {
  const matches: Matches = rows.map(() => null);
  matchLevel(rows, 0, rows.length, model, evidence, matches);
  return matches;
}

/** Matches the rows from `from` to `to` that stand at the depth of the first one. */
function matchLevel(
  rows: readonly Row[],
  from: number,
  to: number,
  model: LayerModel,
  evidence: Evidence,
  matches: Matches
): void {
  const own: number[] = [];
  for (let i = from; i < to; i++) {
    if (rows[i].depth === rows[from].depth) own.push(i);
  }
  const found = matchLayers(
    own.map(i => rows[i]),
    model,
    evidence
  );
  own.forEach((i, k) => {
    const index = found[k];
    if (index === null || isOwn(evidence.calls[index])) return;
    const end = own[k + 1] ?? to;
    // As it was when the outer one was printed: its models are listed before it.
    const nested = evidence.models
      .slice(0, evidence.models.indexOf(model))
      .filter((other): other is LayerModel => other.call === index && other.kind !== 'module')
      .at(-1);
    matches[i] = {
      call: evidence.calls[index],
      frozen: model.frozen?.includes(index) ?? false,
      altered: false,
      // Only in a chain what comes into the model comes into the first row.
      entrance: nested?.kind === 'sequential' ? nested.inputShape : null
    };
    if (end > i + 1 && nested) matchLevel(rows, i + 1, end, nested, evidence, matches);
  });
}

/** The index of each row's call among `evidence.calls`. */
function matchLayers(
  rows: readonly Row[],
  model: LayerModel,
  evidence: Evidence
): (number | null)[] {
  const call = (index: number): LayerCall => evidence.calls[index];
  // In a chain the rows stand in the order of the calls, whatever their names.
  if (model.kind === 'sequential' && model.complete) {
    const layers = model.layers.filter(index => call(index).type !== 'InputLayer');
    const chain = rows.map((_, i) => i).filter(i => typeOf(rows[i]) !== 'InputLayer');
    if (layers.length === chain.length && chain.every((i, k) => isSame(rows[i], call(layers[k])))) {
      const found: (number | null)[] = rows.map(() => null);
      chain.forEach((i, k) => (found[i] = layers[k]));
      return found;
    }
  }
  const found = matchNames(rows, model.layers, evidence);
  const cut = cutAutomatic(rows);
  const whole = automatic(rows);
  for (const type of new Set([...whole.keys(), ...cut.keys()])) {
    const unnamed = model.layers.filter(index => isAutomatic(call(index), type));
    const numbered = whole.get(type) ?? [];
    const unnumbered = cut.get(type) ?? [];
    // One call too many or too few, and no row can be told from its neighbour.
    if (unnamed.length !== numbered.length + unnumbered.length) continue;
    // Nor where a number is cut away, unless one call is like the other.
    if (unnumbered.length > 0 && !areAlike(unnamed, model, evidence)) continue;
    [...numbered, ...unnumbered].forEach((row, k) => (found[row] ??= unnamed[k]));
  }
  return found;
}

/** Whether it makes no difference which of the calls made a layer. */
function areAlike(indices: readonly number[], model: LayerModel, evidence: Evidence): boolean {
  const texts = indices.map(index => {
    const { type, positional, keyword, complete } = evidence.calls[index];
    let known = complete;
    const text = JSON.stringify(
      [type, positional, keyword, model.frozen?.includes(index)],
      (_, value) => {
        known &&= typeof value !== 'symbol';
        return value as unknown;
      }
    );
    return known ? text : null;
  });
  return texts.every(text => text !== null && text === texts[0]);
}

/** Rows against every call that was run before the summary, when the printed model could not be followed. */
export function matchNotebook(
  rows: readonly Row[],
  evidence: Evidence,
  cell: number
): readonly (Match | null)[] {
  const indices = evidence.calls.map((_, i) => i).slice(0, lastCallBefore(evidence, cell));
  if (indices.length === 0) return rows.map(() => null);
  const found = matchNames(rows, indices, evidence);
  const places = automaticPlaces(evidence, indices);
  for (const [type, group] of automatic(rows)) {
    const picked = group.map(row => places.get(`${type} ${suffix(rows[row].name)}`));
    const fits = picked.every(
      (index, k) => index !== undefined && fitsChannels(evidence.calls[index], rows[group[k]])
    );
    if (fits) group.forEach((row, k) => (found[row] ??= picked[k] ?? null));
  }
  return found.map(index =>
    index === null || isOwn(evidence.calls[index])
      ? null
      : { call: evidence.calls[index], frozen: false, altered: false }
  );
}

/** Calls run in the printing cell or before it. */
function lastCallBefore(evidence: Evidence, cell: number): number {
  const own = evidence.calls.map(call => call.cell).lastIndexOf(cell);
  if (own >= 0) return own + 1;
  const after = evidence.calls.findIndex(call => call.cell > cell);
  return after < 0 ? evidence.calls.length : after;
}

/** Unnamed calls by class and automatic number, as far as the kernel's counters can be told. */
function automaticPlaces(
  evidence: Evidence,
  indices: readonly number[]
): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  const counters = new Map<string, number>();
  let lost = false;
  let next = 0;
  for (const index of indices) {
    // Both are in the order in which they happened.
    for (; evidence.counters[next]?.before <= index; next++) {
      lost = evidence.counters[next].event === 'lost';
      counters.clear();
    }
    const call = evidence.calls[index];
    if (call.framework !== 'keras') continue;
    const type = printedType(call);
    // It cannot be told whether such a call took an automatic name.
    if (call.nameUnknown && isOwn(call)) counters.set(type, NaN);
    if (lost || !isAutomatic(call, type)) continue;
    const number = counters.get(type) ?? 0;
    counters.set(type, number + 1);
    places.set(`${type} ${number}`, index);
  }
  return places;
}

/** Rows that carry the name that a call gives; of several such calls the last one was run. */
function matchNames(
  rows: readonly Row[],
  indices: readonly number[],
  evidence: Evidence
): (number | null)[] {
  const named = new Map<string, number>();
  for (const index of indices) {
    const call = evidence.calls[index];
    if (call.name !== null && call.framework === 'keras') {
      named.set(`${printedType(call)} ${call.name}`, index);
    }
  }
  return rows.map(row => {
    const key = `${typeOf(row)} ${row.name}`;
    if (!row.nameCut) return named.get(key) ?? null;
    const begun = [...named].filter(([name]) => name.startsWith(key));
    return begun.length === 1 ? begun[0][1] : null;
  });
}

/** The rows with automatic names, by class, in order of creation: `dense`, `dense_1`, `dense_2`. */
function automatic(rows: readonly Row[]): ReadonlyMap<string, number[]> {
  const groups = byType(rows, ({ name, nameCut }, type) => {
    const named = nameCut ? null : later('classNames').completeType('keras', '', name);
    return named !== null && canonicalType('keras', named) === type;
  });
  for (const group of groups.values()) {
    group.sort((a, b) => suffix(rows[a].name) - suffix(rows[b].name));
  }
  return groups;
}

/** The rows whose cut names may be automatic, by class, in the order in which they stand. */
function cutAutomatic(rows: readonly Row[]): ReadonlyMap<string, number[]> {
  return byType(
    rows,
    ({ name, nameCut }, type) => nameCut && later('classNames').mayBeAutomatic(type, name)
  );
}

function byType(
  rows: readonly Row[],
  isMeant: (row: Row, type: string) => boolean
): ReadonlyMap<string, number[]> {
  const groups = new Map<string, number[]>();
  rows.forEach((row, i) => {
    const type = typeOf(row);
    if (!isMeant(row, type)) return;
    const group = groups.get(type);
    if (group) group.push(i);
    else groups.set(type, [i]);
  });
  return groups;
}

function isAutomatic(call: LayerCall, type: string): boolean {
  return call.name === null && !call.nameUnknown && printedType(call) === type;
}

function isSame(row: Row, call: LayerCall): boolean {
  const type = printedType(call);
  const sameType = row.typeCut
    ? type.startsWith(row.type)
    : typeOf(row) === type || isModel(call.type);
  if (!sameType || call.name === null) return sameType;
  return row.nameCut ? call.name.startsWith(row.name) : row.name === call.name;
}

const OWN = 'Custom>';

/** A class of the notebook's own is printed like any other, and takes its part of the automatic names. */
function printedType({ framework, type }: LayerCall): string {
  return canonicalType(framework, isOwn({ type }) ? type.slice(OWN.length) : type);
}

/** What such a class makes of its arguments is not known: its calls account for no row. */
function isOwn({ type }: Pick<LayerCall, 'type'>): boolean {
  return type.startsWith(OWN);
}

/** A model's class is printed as what it turned out to be. */
function isModel(type: string): boolean {
  return type === 'Model' || type === 'Sequential' || type === 'Functional';
}

function typeOf(row: Row): string {
  const type = row.typeCut ? later('classNames').completeType('keras', row.type, row.name) : null;
  return canonicalType('keras', type ?? row.type);
}

function suffix(name: string): number {
  return Number(/_(\d{1,6})$/.exec(name)?.[1] ?? 0);
}

/** The stated number of filters or units is the printed one: what a row tells without its count. */
function fitsChannels(call: LayerCall, row: Row): boolean {
  const { config } = readArguments(call);
  const stated = config.filters ?? config.units ?? config.output_dim;
  if (typeof stated !== 'number' || !row.outputs) return true;
  const [shape] = row.outputs;
  return shape.includes(stated) || shape.includes(2 * stated);
}
