import type { Tensor } from '../counter/types.js';
import { wholeOf } from '../report/whole.js';
import { standingsOf, type Standing } from '../report/standing.js';
import type { ExplainedLayer, LayerReport, SummaryReport } from '../report/types.js';
import type { Amount } from '../summary/types.js';
import { asProduct, asSum, english, verbatim, type Message } from '../text/message.js';
import { term } from '../text/terms.js';
import { thoughtOf } from './whatif/thought.js';

/** A layer as the table shows it: its report, what is summed up from it, and the layers nested in it. */
export interface LayerRow extends Standing {
  /** The layer's place in the report, from 0. */
  readonly index: number;
  readonly layer: ExplainedLayer;
  /** Parameters by what they are, own and nested ones together; `null` when the tensors are not known. */
  readonly weights: number | null;
  readonly biases: number | null;
  readonly statistics: number | null;
  /** The part of the whole model's parameters, from 0 to 1; `null` when the count is not exact. */
  readonly share: number | null;
  readonly children: readonly LayerRow[];
}

/** The report's layers as a tree: a layer's children are the deeper ones that follow it. */
export function toRows(report: SummaryReport): readonly LayerRow[] {
  const total = wholeOf(report);
  const standings = standingsOf(report.layers);
  let next = 0;
  const below = (depth: number): LayerRow[] => {
    const rows: LayerRow[] = [];
    while (next < report.layers.length && report.layers[next].depth >= depth) {
      const index = next++;
      const layer = report.layers[index];
      const deeper = next < report.layers.length && report.layers[next].depth > layer.depth;
      const children = deeper ? below(layer.depth + 1) : [];
      rows.push(toRow(layer, index, standings[index], children, total));
    }
    return rows;
  };
  return below(0);
}

/** True when the layer is known to hold nothing. A printed 0 says nothing of a layer that is not built yet. */
export function isWeightless(layer: LayerReport): boolean {
  const { reported, recomputed, verdict } = layer;
  const isCounted = verdict === 'verified' || verdict === 'explained' || thoughtOf(layer) !== null;
  return (reported ?? recomputed) === 0 && isCounted;
}

/** The number that stands for an amount where only one can: the lower end of an interval. */
export function lowerEnd(value: Amount | null): number {
  if (value === null) return -1;
  return typeof value === 'number' ? value : value[0];
}

/** The rows that a verdict says something of, those that only hold others left out. */
export function judgedRows(rows: readonly LayerRow[]): readonly LayerRow[] {
  return rows.flatMap(row => [...(row.holdsOnly ? [] : [row]), ...judgedRows(row.children)]);
}

function exactly(count: Amount | null): number {
  return typeof count === 'number' ? count : NaN;
}

function toRow(
  layer: ExplainedLayer,
  index: number,
  { count, holdsOnly }: Standing,
  children: LayerRow[],
  total: number | null
): LayerRow {
  const known = layer.tensors.length > 0 || children.length > 0 || isWeightless(layer);
  const parts = known
    ? partsOf(layer, children)
    : { weights: null, biases: null, statistics: null };
  const exact = Number.isNaN(exactly(count)) ? null : exactly(count);
  return {
    index,
    layer,
    count,
    ...parts,
    holdsOnly,
    share: exact === null || total === null || total === 0 ? null : Math.min(exact / total, 1),
    children
  };
}

type Parts = Pick<LayerRow, 'weights' | 'biases' | 'statistics'>;

/** What a layer's own tensors and the layers in it add up to; `null` where a part of it is not known. */
function partsOf({ tensors }: ExplainedLayer, children: readonly LayerRow[]): Parts {
  let [weights, biases, statistics] = [0, 0, 0];
  for (const { role, count } of tensors) {
    if (role === 'bias') biases += count;
    else if (role === 'statistic') statistics += count;
    else weights += count;
  }
  const all = (own: number, part: keyof Parts): number | null =>
    children.reduce<number | null>((sum, child) => plus(sum, child[part]), own);
  return {
    weights: all(weights, 'weights'),
    biases: all(biases, 'biases'),
    statistics: all(statistics, 'statistics')
  };
}

function plus(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}

/** What the factors of the first layers of each kind mean: `kernel height × kernel width × input channels × filters + filters`.
 *
 * Only the first layer of a kind gets the words, by its index: they teach once and would be noise after that.
 */
export function legends(layers: readonly LayerReport[]): ReadonlyMap<number, Message> {
  const seen = new Set<string>();
  const words = new Map<number, Message>();
  layers.forEach(({ type, tensors }, index) => {
    if (tensors.length === 0) return;
    // Thousands of rows are of a few kinds: their words are put together only once.
    const kind = [type, ...tensors.map(tensor => wordsOf(tensor, tensors))].join('; ');
    if (seen.has(kind)) return;
    seen.add(kind);
    words.set(index, legend(tensors));
  });
  return words;
}

/** So many names are told apart by their paths; more would be no help to anybody. */
const MOST_NAMED = 24;

/** What the axes of one of a layer's tensors mean; its name where there are more than two, or nothing is known of them. */
function wordsOf({ name, dimensions }: Tensor, tensors: readonly Tensor[]): readonly string[] {
  const known = tensors.length <= 2 && dimensions.some(meaning => meaning !== '');
  if (known) return dimensions;
  const last = name.slice(name.lastIndexOf('/') + 1);
  const isOnly =
    tensors.length > MOST_NAMED ||
    tensors.every(other => other.name === name || !other.name.endsWith(`/${last}`));
  return [isOnly ? last : name];
}

function legend(tensors: readonly Tensor[]): Message {
  const terms = tensors.map(tensor => {
    const words = wordsOf(tensor, tensors);
    return words === tensor.dimensions ? asProduct(words.map(term)) : verbatim(words[0]);
  });
  const isRepeated =
    tensors.length > 1 &&
    new Set(terms.map(english)).size === 1 &&
    new Set(tensors.map(({ count }) => count)).size === 1;
  return isRepeated ? asProduct([verbatim(String(terms.length)), terms[0]]) : asSum(terms);
}
