import { canonicalType, completeType, isWeightless } from '../counter/index.js';
import type { Shape } from '../counter/types.js';
import type { Inbound, Row, Summary } from '../summary/types.js';

/** A row with its place in the network. */
export interface Node {
  readonly row: Row;
  /** The class's full name, also where the printer cut it; the printed beginning where it cannot be told. */
  readonly type: string;
  /** The index of the nested model that this row belongs to. */
  readonly parent: number | null;
  /** The rows of the nested model that this row is. */
  readonly children: readonly number[];
  /** This row is a model, whose layers may follow. */
  readonly isModel: boolean;
  /** `null` for an input whose shape is not printed; empty when nothing is known of the inputs. */
  readonly inputs: readonly (Shape | null)[];
  /** The inputs are the row above's output, which holds in a chain of layers only. */
  readonly chained: boolean;
  /** A normalisation takes this row's output. */
  readonly normalizedNext: boolean;
}

const MODELS = new Set(['Functional', 'Sequential', 'Model', 'Network', 'Graph', 'Merge']);

/** The rows of a summary as a network: full class names, nesting, input shapes.
 *
 * @param inputShape the model's input, where something else than the table tells it.
 */
export function graphOf(summary: Summary, inputShape: Shape | null): readonly Node[] {
  const { rows, framework } = summary;
  const types = rows.map(row => fullType(framework, row));
  const parents = parentsOf(rows);
  const children = rows.map((): number[] => []);
  parents.forEach((parent, i) => parent !== null && children[parent].push(i));
  const byName = new Map<string, number[]>();
  rows.forEach((row, i) => push(byName, `${parents[i]}/${row.name}`, i));
  const siblings = (i: number): readonly number[] => siblingsOf(i, parents, children, rows.length);
  const cutSiblings = new Map<number | null, readonly number[]>();

  /** The row that a reference names, looked up beside the row that holds it. */
  const find = (from: number, { name, nameCut }: Inbound): number | null => {
    const exact = byName.get(`${parents[from]}/${name}`);
    if (exact && (!nameCut || exact.length === 1)) return exact[0];
    let candidates = cutSiblings.get(parents[from]);
    if (!candidates) {
      candidates = siblings(from);
      cutSiblings.set(parents[from], candidates);
    }
    const matches = candidates.filter(
      i => i !== from && (startsAlike(rows[i], name, nameCut))
    );
    return matches.length === 1 ? matches[0] : null;
  };

  const inputs: (readonly (Shape | null)[])[] = [];
  const chained: boolean[] = [];
  const next = new Map<number, number[]>();
  const lastOf = new Map<number | null, number>();
  rows.forEach((row, i) => {
    const above = lastOf.get(parents[i]);
    lastOf.set(parents[i], i);
    chained.push(false);
    if (isInput(types[i])) {
      inputs.push([]);
    } else if (row.inbound && row.inbound.length > 0) {
      const sources = row.inbound.map(reference => ({ reference, at: find(i, reference) }));
      sources.forEach(({ at }) => at !== null && push(next, at, i));
      inputs.push(sources.map(({ reference, at }) => (at === null ? null : outputOf(rows[at], reference))));
    } else if (above !== undefined) {
      chained[i] = true;
      push(next, above, i);
      inputs.push([outputOf(rows[above], null)]);
    } else {
      const parent = parents[i];
      inputs.push(parent === null ? (inputShape ? [inputShape] : []) : inputs[parent]);
    }
  });

  return rows.map((row, i) => ({
    row,
    type: types[i],
    parent: parents[i],
    children: children[i],
    isModel: children[i].length > 0 || MODELS.has(types[i]),
    inputs: inputs[i].every(shape => shape === null) ? [] : inputs[i],
    chained: chained[i],
    normalizedNext: (next.get(i) ?? []).some(j => types[j].endsWith('BatchNormalization'))
  }));
}

/** True when the class only stands for the data that comes in. */
export function isInput(type: string): boolean {
  return type === 'InputLayer';
}

function fullType(framework: Summary['framework'], row: Row): string {
  if (!row.typeCut) return row.type;
  return completeType(framework, row.type, row.name) ?? row.type;
}

/** The class that the counter knows `type` by; `null` when it knows none. */
export function knownType(framework: Summary['framework'], type: string): string {
  return isWeightless(framework, type) ? type : canonicalType(framework, type);
}

function parentsOf(rows: readonly Row[]): readonly (number | null)[] {
  const stack: number[] = [];
  return rows.map((row, i) => {
    while (stack.length > 0 && rows[stack[stack.length - 1]].depth >= row.depth) stack.pop();
    const parent = stack.length > 0 ? stack[stack.length - 1] : null;
    stack.push(i);
    return parent;
  });
}

function siblingsOf(
  i: number,
  parents: readonly (number | null)[],
  children: readonly (readonly number[])[],
  length: number
): readonly number[] {
  const parent = parents[i];
  if (parent !== null) return children[parent];
  return Array.from({ length }, (_, j) => j).filter(j => parents[j] === null);
}

function startsAlike(row: Row, name: string, nameCut: boolean): boolean {
  if (nameCut && row.name.startsWith(name)) return true;
  return row.nameCut && name.startsWith(row.name);
}

function outputOf(row: Row, reference: Inbound | null): Shape | null {
  if (!row.outputs) return null;
  return row.outputs[reference?.tensor ?? 0] ?? row.outputs[0];
}

function push<K>(map: Map<K, number[]>, key: K, value: number): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
