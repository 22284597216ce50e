import { canonicalType } from '../counter/index.js';
import { agreesWithOutputs, ownOnly, tryCount, type Counted } from './counted.js';
import { holds } from './finding.js';
import { knownType, type Node } from './graph.js';
import type { Match } from './match.js';
import { statementOf } from './statements.js';
import { widthIn } from './widths.js';

/** Layers that have the same tensors, so that it makes no difference which of them a row is. */
interface Kind {
  readonly type: string;
  readonly layers: Match[];
  /** `null` where the source does not say enough to count one. */
  readonly whole: Counted | null;
  /** The same without what stands inside it. */
  readonly own: Counted | null;
}

/** More pairs of rows and kinds than any real model has are not compared. */
const MOST_PAIRS = 400_000;

/** Settling some rows may settle others; what is not settled after so many rounds is left open. */
const ROUNDS = 4;

/** The layer of each row where rows stand in the order in which layers are called, and layers in that in which they are
 * made: the order tells nothing, only the rows do.
 *
 * A row gets a layer only if it has the same tensors in every way to give each row a layer of its own that fits it; or
 * if none of its class fits it, so that it is wrong in whatever order. Else it gets `null`.
 *
 * @param layers as many of each class as there are rows.
 */
export function assign(
  nodes: readonly Node[],
  layers: readonly Match[]
): readonly (Match | null)[] {
  const kinds = kindsOf(layers);
  if (nodes.length * kinds.length > MOST_PAIRS) return nodes.map(() => null);
  return new Assignment(nodes, kinds).settle();
}

function kindsOf(layers: readonly Match[]): readonly Kind[] {
  const kinds = new Map<string, Kind>();
  for (const layer of layers) {
    const type = canonicalType('torch', layer.call.type);
    const { config, open, altered } = statementOf(layer, 'certain');
    const isOpen = altered || open.length > 0;
    const whole = isOpen ? null : tryCount({ framework: 'torch', type, config }, []);
    const tensors = whole?.tensors.map(({ name, shape, trainable }) => [name, shape, trainable]);
    // Of altered layers nothing else is said.
    const key = JSON.stringify([type, altered || (tensors ?? [config, open])]);
    const known = kinds.get(key);
    if (known) known.layers.push(layer);
    else kinds.set(key, { type, layers: [layer], whole, own: whole && ownOnly(whole) });
  }
  return [...kinds.values()];
}

class Assignment {
  private readonly found: (Match | null)[];
  /** What each row that is not settled may be. */
  private options: (readonly Kind[])[];
  private readonly left: ReadonlyMap<Kind, Match[]>;

  constructor(
    private readonly nodes: readonly Node[],
    private readonly kinds: readonly Kind[]
  ) {
    this.found = nodes.map(() => null);
    this.options = nodes.map(node => optionsOf(node, kinds));
    this.left = new Map(kinds.map(kind => [kind, [...kind.layers]]));
  }

  settle(): readonly (Match | null)[] {
    const wrong = this.nodes.flatMap((node, i) =>
      this.kinds.some(kind => agrees(node, kind)) ? [] : [i]
    );
    const canBeAny = this.options.every(({ length }) => length > 0);
    // Only where each row can have a layer of its own does what is left after the others tell anything.
    const isEven = this.settleClear() && canBeAny;
    for (let round = 1; isEven && round < ROUNDS; round++) {
      if (!this.settleNeeded() || !this.settleClear()) break;
    }
    this.blame(wrong);
    return this.found;
  }

  /** Settles rows that can be of one kind only, unless they are more than there are layers of it: then some are
   * another's, or a layer was called several times.
   *
   * @returns whether there are enough layers of each kind. */
  private settleClear(): boolean {
    let isEnough = true;
    for (const [kind, rows] of this.rowsByKind(options => options.length === 1)) {
      if (rows.length <= this.leftOf(kind).length) rows.forEach(i => this.give(i, kind));
      else isEnough = false;
    }
    return isEnough;
  }

  /** Settles rows of a kind that has no other rows than it needs, where they are not needed for another kind as well. */
  private settleNeeded(): boolean {
    this.options = this.options.map(options =>
      options.filter(kind => this.leftOf(kind).length > 0)
    );
    const rowsOf = this.rowsByKind(() => true);
    const isNeeded = (kind: Kind): boolean =>
      (rowsOf.get(kind)?.length ?? 0) <= this.leftOf(kind).length;
    const isShort = this.kinds.some(
      kind => (rowsOf.get(kind)?.length ?? 0) < this.leftOf(kind).length
    );
    if (isShort) return false;
    const needed = [...rowsOf].filter(([kind]) => isNeeded(kind));
    const settled = needed.flatMap(([kind, rows]) =>
      rows
        .filter(i => this.options[i].every(other => other === kind || !isNeeded(other)))
        .map(i => ({ i, kind }))
    );
    settled.forEach(({ i, kind }) => this.give(i, kind));
    return settled.length > 0;
  }

  /** Gives rows that are wrong a layer of their class that is no other row's, as far as can be told. */
  private blame(wrong: readonly number[]): void {
    const wanted = new Set(this.options.flat());
    for (const i of wrong) {
      const type = typeOf(this.nodes[i]);
      const free = this.kinds.filter(kind => kind.type === type && this.leftOf(kind).length > 0);
      const kind = free.find(one => !wanted.has(one)) ?? free[0];
      if (kind) this.give(i, kind);
    }
  }

  private rowsByKind(
    isMeant: (options: readonly Kind[]) => boolean
  ): ReadonlyMap<Kind, readonly number[]> {
    const rows = new Map<Kind, number[]>();
    this.options.forEach((options, i) => {
      if (!isMeant(options)) return;
      for (const kind of options) {
        const known = rows.get(kind);
        if (known) known.push(i);
        else rows.set(kind, [i]);
      }
    });
    return rows;
  }

  private leftOf(kind: Kind): Match[] {
    return this.left.get(kind) ?? [];
  }

  private give(i: number, kind: Kind): void {
    const layer = this.leftOf(kind).shift() ?? null;
    // Which of several layers that are alike is called first is not known.
    this.found[i] = layer && kind.layers.length > 1 ? { ...layer, path: undefined } : layer;
    this.options[i] = [];
  }
}

/** The kinds that a row may be; of those that differ only in whether they are trained, the ones that are as it says. */
function optionsOf(node: Node, kinds: readonly Kind[]): readonly Kind[] {
  const fitting = kinds.filter(kind => agrees(node, kind) && hasItsSizes(node, kind));
  const { trainable } = node.row;
  if (trainable === null || fitting.length < 2) return fitting;
  const agreeing = fitting.filter(
    ({ whole }) => whole === null || whole.tensors.some(tensor => tensor.trainable) === trainable
  );
  return agreeing.length > 0 ? agreeing : fitting;
}

/** The kind has the row's class, its count and its output, or may have them. */
function agrees(node: Node, { type, whole, own }: Kind): boolean {
  if (type !== typeOf(node)) return false;
  const counted = node.children.length > 0 ? own : whole;
  return (
    counted === null ||
    ((node.row.count === null || holds(node.row.count, counted.count)) &&
      agreesWithOutputs(counted, node.row.outputs))
  );
}

/** What is printed of the kernel and of the input does not contradict the kind. */
function hasItsSizes({ row }: Node, { type, whole }: Kind): boolean {
  if (whole === null || !/^(?:Linear|Conv)/.test(type)) return true;
  const [weight] = whole.tensors;
  const [shape] = row.inputs ?? [];
  const width = type === 'Linear' ? shape?.at(-1) : shape?.[1];
  const stated = widthIn(whole.layer.config);
  const hasWidth = typeof width !== 'number' || stated === null || stated === width;
  return hasWidth && (!row.kernel || row.kernel.join() === weight.shape.slice(2).join());
}

function typeOf({ type }: Node): string {
  return knownType('torch', type);
}
