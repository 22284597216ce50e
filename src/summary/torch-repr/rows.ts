import type { Config } from '../../counter/types.js';
import { later } from '../../later.js';
import type { Row, StatedTensor } from '../types.js';
import { readConfig, type Stated } from './config.js';
import { readExtra, type Annotator, type Extra } from './extra.js';
import type { ModuleNode } from './tree.js';

/** The rows of a tree, folded repeats unfolded. */
export interface TreeRows {
  readonly rows: readonly Row[];
  readonly annotator: Annotator | null;
  /** A folded text was left folded, since it stands for too many modules. */
  readonly refused: boolean;
}

/** More modules than this are not unfolded: no model's tree comes near. */
const LIMIT = 100_000;

/** Stands for the ancestors whose lines are missing. */
const UNKNOWN = '…';

/** The rows of one module and everything inside, the module itself first.
 *
 * @param path the module's own path, and `depth` its depth.
 */
export function rowsOf(node: ModuleNode, path: string, depth: number): TreeRows {
  const unfold = sizeOf(node) <= LIMIT;
  const writer = new Writer(unfold);
  writer.write(node, path, depth);
  return { rows: writer.rows, annotator: writer.annotator, refused: !unfold };
}

/** How many modules a node stands for, all it folds counted. */
function sizeOf(node: ModuleNode): number {
  return timesOf(node) * (1 + node.children.reduce((sum, child) => sum + sizeOf(child), 0));
}

/** What a node's rows have in common. */
type Facts = Omit<Row, 'name' | 'path' | 'depth'>;

class Writer {
  readonly rows: Row[] = [];
  annotator: Annotator | null = null;
  private readonly known = new Map<ModuleNode, Facts>();

  constructor(private readonly unfold: boolean) {}

  write(node: ModuleNode, path: string, depth: number): void {
    // A root without a class is only there to hang headless lines on.
    if (node.type !== '') {
      const name = path.slice(path.lastIndexOf('.') + 1);
      this.rows.push({ name, path, depth, ...this.factsOf(node) });
    }
    for (const child of node.children) {
      const parent = child.missing > 0 ? UNKNOWN : path;
      for (const key of this.unfold ? keysOf(child) : [child.key]) {
        this.write(child, parent === '' ? key : `${parent}.${key}`, depth + 1 + child.missing);
      }
    }
  }

  private factsOf(node: ModuleNode): Facts {
    const known = this.known.get(node);
    if (known) return known;
    const extra = readExtra(node.extra, node.tail);
    if (extra.annotated) this.annotator = extra.annotated.by;
    const facts = toFacts(node, extra);
    this.known.set(node, facts);
    return facts;
  }
}

/** The names a folded text stands for: `0-2` for 0, 1 and 2. */
function keysOf(node: ModuleNode): readonly string[] {
  const [first] = rangeOf(node) ?? [];
  if (first === undefined) return [node.key];
  return Array.from({ length: node.folded }, (_, i) => String(first + i));
}

/** How often a text is written out: one that says "0 x", or another number than its range, stands for itself. */
function timesOf(node: ModuleNode): number {
  return rangeOf(node) === null ? 1 : node.folded;
}

function rangeOf({ key, folded }: ModuleNode): readonly [first: number, last: number] | null {
  const range = folded > 1 ? /^(\d{1,9})-(\d{1,9})$/.exec(key) : null;
  if (range === null) return null;
  const [first, last] = [Number(range[1]), Number(range[2])];
  return last - first + 1 === folded ? [first, last] : null;
}

function toFacts(node: ModuleNode, extra: Extra): Facts {
  const tensors = node.type.startsWith('Parametrized')
    ? later('seldomModules').ownTensors(node, extra.lines)
    : readParameters(node.type, extra.lines);
  const stated = isParameters(node.type) ? null : statedOf(node, extra.lines);
  return {
    type: node.type,
    nameCut: false,
    typeCut: false,
    outputs: null,
    count: extra.annotated?.count ?? null,
    ...(extra.annotated ? { counts: 'subtree' as const } : {}),
    inbound: null,
    trainable: null,
    remark: null,
    ...(stated ? { config: stated.config } : {}),
    ...(stated && !stated.complete ? { configComplete: false } : {}),
    ...(tensors ? { tensors } : {})
  };
}

function statedOf(node: ModuleNode, lines: readonly string[]): Stated | null {
  // A text that ends within its arguments may end within a number.
  if (node.tail === null && node.children.length === 0 && lines.length > 0) {
    return { config: {}, complete: false };
  }
  const [projection] = node.children;
  if (node.type === 'MultiheadAttention' && projection?.key === 'out_proj') {
    return { config: attentionConfig(projection), complete: false };
  }
  // A class that only contains others is no layer of the kind its name ends in.
  return lines.length === 0 && node.children.length > 0 ? null : readConfig(node.type, lines);
}

/** `MultiheadAttention` prints none of its arguments, but its output projection shares two of them. */
function attentionConfig(projection: ModuleNode): Config {
  const { lines } = readExtra(projection.extra, projection.tail);
  const config = readConfig(projection.type, lines)?.config;
  if (typeof config?.out_features !== 'number') return {};
  return { embed_dim: config.out_features, bias: config.bias ?? true };
}

function isParameters(type: string): boolean {
  return type === 'ParameterList' || type === 'ParameterDict';
}

/** The items of a `ParameterList` or `ParameterDict`: `(0): Parameter containing: [torch.float32 of size 2x3]`. */
function readParameters(type: string, lines: readonly string[]): readonly StatedTensor[] | null {
  if (!isParameters(type)) return null;
  return lines.flatMap(line => {
    const item =
      /^\s*\(([^()]{1,200})\): Parameter containing: \[[\w.]{1,60} of size ([\dx]{0,100})/.exec(
        line
      );
    if (!item) return [];
    const shape = item[2] === '' ? [] : item[2].split('x').map(Number);
    return [{ name: item[1], shape, trainable: null }];
  });
}
