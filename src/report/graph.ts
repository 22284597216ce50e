import { canonicalType, isWeightless, ruleOf } from '../counter/index.js';
import type { Framework, Shape } from '../counter/types.js';
import { later } from '../later.js';
import type { Inbound, Row, Summary } from '../summary/types.js';
import { particularsOf } from './particulars.js';
import type { Statements } from './statements.js';

/** A row with its place in the network. */
export interface Node {
  readonly row: Row;
  /** The class's full name, also where the printer cut it; the printed beginning where it cannot be told. */
  readonly type: string;
  /** The index of the nested model that this row belongs to. */
  readonly parent: number | null;
  /** The rows of the nested model that this row is. */
  readonly children: readonly number[];
  /** What the printed count counts: the row's own parameters, or those of all that stands below it as well. */
  readonly counts: 'own' | 'subtree';
  /** What the inputs may be, likeliest first: more than one where a reference is cut and fits several rows. Each is
   * `null` for an input whose shape is not printed, and empty when nothing is known of the inputs. */
  readonly inputs: readonly (readonly (Shape | null)[])[];
  /** The inputs are only supposed: the row above's output, which holds in a chain of layers only, or what comes into the
   * model that the row stands first in, where that is supposed itself. */
  readonly chained: boolean;
  /** The rows whose outputs come in, the likeliest ones where references are cut. */
  readonly sources: readonly number[];
  /** For each input the rows above that its printed reference fits, the nearest first; `null` where none is printed. */
  readonly references: readonly (readonly number[])[] | null;
  /** The orders in which the references may be the inputs, where the class of the layer does not tell. */
  readonly orders: readonly (readonly number[])[] | null;
  /** A normalisation takes this row's output. */
  readonly normalizedNext: boolean;
}

const MODELS = new Set(['Functional', 'Sequential', 'Model', 'Network', 'Graph', 'Merge']);

/** A cut reference is looked up among this many rows above and below: in long tables it would fit too many. */
const NEAR = 400;

/** The rows of a summary as a network: full class names, nesting, input shapes.
 *
 * @param statements the inputs of the model and of those inside it, where something else than the table tells them.
 * @param anyOrder the layers may be called in any order: the input of one may be the output of any layer above, or the
 *   model's own.
 */
export function graphOf(
  summary: Summary,
  { inputShape, rows: statements }: Pick<Statements, 'inputShape' | 'rows'>,
  anyOrder: boolean
): readonly Node[] {
  const { rows, framework } = summary;
  const { inputOrders } = particularsOf(framework);
  const types = rows.map(row => fullType(framework, row));
  const parents = parentsOf(rows);
  const children = rows.map((): number[] => []);
  parents.forEach((parent, i) => parent !== null && children[parent].push(i));
  const byName = new Map<string, number[]>();
  rows.forEach((row, i) => push(byName, `${parents[i]}/${row.name}`, i));
  const level = new Map<number | null, number[]>();
  const placeInLevel = rows.map((_, i) => push(level, parents[i], i));

  /** The rows that a reference may name, looked up beside the row that holds it; the nearest above first. */
  const find = (from: number, { name, nameCut }: Inbound): readonly number[] => {
    const exact = byName.get(`${parents[from]}/${name}`);
    if (exact && !nameCut) return [exact[0]];
    const beside = level.get(parents[from]) ?? [];
    const place = placeInLevel[from];
    const near = [
      ...beside.slice(Math.max(0, place - NEAR), place).reverse(),
      ...beside.slice(place + 1, place + NEAR)
    ];
    return near.filter(i => startsAlike(rows[i], name, nameCut));
  };

  const sources = rows.map((): number[] => []);
  const inputs: (readonly (readonly (Shape | null)[])[])[] = [];
  const referred = rows.map((): readonly (readonly number[])[] | null => null);
  /** Cropped names may be alike, and a layer's name stands above the references to it. */
  const fitting = (
    from: number,
    reference: Inbound,
    found: readonly number[]
  ): readonly number[] => {
    const exact = byName.get(`${parents[from]}/${reference.name}`) ?? [];
    const all = reference.nameCut || exact.length < 2 ? found : [...exact].reverse();
    return all.filter(i => i < from);
  };
  const orders = rows.map((): readonly (readonly number[])[] | null => null);
  const chained: boolean[] = [];
  const next = new Map<number, number[]>();
  const connect = (from: number, to: number): void => {
    sources[to].push(from);
    push(next, from, to);
  };
  // Where a nested model is printed without connections, its rows need not follow each other.
  const isLoose = (parent: number | null): boolean =>
    framework === 'keras' && parent !== null && types[parent] !== 'Sequential';
  const lastOf = new Map<number | null, number>();
  rows.forEach((row, i) => {
    const above = lastOf.get(parents[i]);
    lastOf.set(parents[i], i);
    chained.push(false);
    if (row.inputs) {
      if (above !== undefined) connect(above, i);
      inputs.push([row.inputs]);
    } else if (isInput(types[i])) {
      inputs.push([[]]);
    } else if (row.inbound && row.inbound.length > 0) {
      const references = firstCall(row.inbound).map(reference => ({
        reference,
        at: find(i, reference)
      }));
      references.forEach(({ at }) => at.length > 0 && connect(at[0], i));
      referred[i] = references.map(({ reference, at }) => fitting(i, reference, at));
      const read = choices(
        references.map(({ reference, at }) => at.map(j => outputOf(rows[j], reference)))
      );
      orders[i] = inputOrders?.(knownType(framework, types[i]), read[0], row.outputs?.[0]) ?? null;
      inputs.push(orders[i]?.flatMap(order => read.map(all => order.map(j => all[j]))) ?? read);
    } else if (above !== undefined) {
      chained[i] = true;
      connect(above, i);
      inputs.push(
        anyOrder || isLoose(parents[i])
          ? anyOf(level.get(parents[i]) ?? [], placeInLevel[i], rows, inputShape)
          : [[outputOf(rows[above], null)]]
      );
    } else {
      const parent = parents[i];
      const entering = parent === null ? [inputShape ? [inputShape] : []] : inputs[parent];
      const isFirst = parent === null ? !anyOrder : !isLoose(parent);
      const told = (parent === null ? null : statements[parent]?.entrance) ?? null;
      if (isFirst && told && parent !== null && !areTold(entering, chained[parent])) {
        const isCertain = statements[parent]?.standing === 'certain';
        chained[i] = !isCertain;
        inputs.push(isCertain ? [[told]] : [[told], ...entering, []]);
      } else {
        chained[i] = !isFirst || (parent !== null && chained[parent]);
        inputs.push(isFirst || !entering.some(hasShape) ? entering : [...entering, []]);
      }
    }
  });

  return rows.map((row, i) => ({
    row,
    type: types[i],
    parent: parents[i],
    children: children[i],
    counts: countsOf(framework, row, types[i], children[i]),
    inputs: inputs[i].map(choice => (choice.every(shape => shape === null) ? [] : choice)),
    chained: chained[i],
    sources: sources[i],
    references: referred[i],
    orders: orders[i],
    normalizedNext: (next.get(i) ?? []).some(j => isNormalization(types[j]))
  }));
}

/** So many rows above are tried as the source of one that may have any: a block's branches. */
const BRANCHES = 12;

/** What may come into a row of a model whose layers are called in any order: the outputs of the rows above, the nearest
 * first, or the model's own input, of which nothing may be known. */
function anyOf(
  beside: readonly number[],
  place: number,
  rows: readonly Row[],
  inputShape: Shape | null
): readonly (readonly (Shape | null)[])[] {
  const above = beside.slice(Math.max(0, place - BRANCHES), place).reverse();
  const found = new Map<string, readonly (Shape | null)[]>();
  for (const i of above) {
    const shape = outputOf(rows[i], null);
    if (!found.has(`${shape}`)) found.set(`${shape}`, [shape]);
  }
  return [...found.values(), inputShape ? [inputShape] : []];
}

function hasShape(inputs: readonly (Shape | null)[]): boolean {
  return inputs.some(shape => shape !== null);
}

/** Whether the table tells what comes into a row, rather than leaving a choice or nothing at all. */
function areTold(inputs: readonly (readonly (Shape | null)[])[], isSupposed: boolean): boolean {
  return inputs.some(hasShape) && !(isSupposed && inputs.length > 1);
}

/** Keras prints a model's count in the model's row, whether or not its layers follow. Elsewhere a row that is alone may be
 * a layer or a module whose layers are not shown: a layer where its class is known, or its tensors are printed. */
function countsOf(
  framework: Framework,
  row: Row,
  type: string,
  children: readonly number[]
): 'own' | 'subtree' {
  if (framework === 'keras') {
    return row.counts ?? (children.length > 0 || MODELS.has(type) ? 'subtree' : 'own');
  }
  if (row.counts !== 'subtree' || children.length > 0) return row.counts ?? 'own';
  return row.tensors || ruleOf(framework, type) ? 'own' : 'subtree';
}

/** The references of a layer's first call: a layer that is called again lists its first source once more. */
function firstCall(inbound: readonly Inbound[]): readonly Inbound[] {
  const again = inbound.findIndex(
    ({ name, node, tensor }, i) =>
      i > 0 && name === inbound[0].name && tensor === inbound[0].tensor && node !== inbound[0].node
  );
  return again < 0 ? inbound : inbound.slice(0, again);
}

/** At most this many readings of a cut reference are tried. */
const CHOICES = 4;

/** The inputs that the candidates of each reference give: all nearest ones first, then one reference varied at a time. */
function choices(
  candidates: readonly (readonly (Shape | null)[])[]
): readonly (readonly (Shape | null)[])[] {
  const nearest = candidates.map(shapes => shapes[0] ?? null);
  const found = new Map([[JSON.stringify(nearest), nearest]]);
  candidates.forEach((shapes, place) => {
    for (const shape of shapes) {
      if (found.size >= CHOICES) return;
      if (isSame(shape, nearest[place])) continue;
      const choice = nearest.map((other, i) => (i === place ? shape : other));
      found.set(JSON.stringify(choice), choice);
    }
  });
  return [...found.values()];
}

function isSame(a: Shape | null, b: Shape | null): boolean {
  return a === b || (a?.length === b?.length && `${a}` === `${b}`);
}

/** Whether any row above may be the source of what comes into this one. */
export function isFree({ chained, inputs }: Node): boolean {
  return chained && inputs.length > 1;
}

/** True for classes that subtract a mean, which makes a bias before them pointless. */
export function isNormalization(type: string): boolean {
  return /^(?:Sync)?BatchNorm|^InstanceNorm/.test(type);
}

/** True when the class only stands for the data that comes in. */
export function isInput(type: string): boolean {
  return type === 'InputLayer';
}

function fullType(framework: Framework, row: Row): string {
  return row.typeCut ? later('classNames').completedType(framework, row) : row.type;
}

/** The name that the counter knows the class by. */
export function knownType(framework: Framework, type: string): string {
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

function startsAlike(row: Row, name: string, nameCut: boolean): boolean {
  if (nameCut && row.name.startsWith(name)) return true;
  return row.nameCut && name.startsWith(row.name);
}

function outputOf(row: Row, reference: Inbound | null): Shape | null {
  if (!row.outputs) return null;
  return row.outputs[reference?.tensor ?? 0] ?? row.outputs[0];
}

/** Appends to the list of `key`, and returns the place of the value in it. */
function push<K>(map: Map<K, number[]>, key: K, value: number): number {
  const list = map.get(key);
  if (list) return list.push(value) - 1;
  map.set(key, [value]);
  return 0;
}
