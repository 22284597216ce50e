import type { Tensor } from '../counter/types.js';
import type { ExplainedLayer, SummaryReport } from '../report/types.js';
import { bounds } from '../summary/amounts.js';
import { english } from '../text/message.js';

/** What is known of a model whose total is not. */
export interface KnownPart {
  /** The model has this many parameters, or more. */
  readonly count: number;
  /** What is not known; a clause. */
  readonly why: string;
}

/** Adds up what is known of a model's layers, each tensor once.
 *
 * A printed module does not tell that weights are tied. So that the sum is no more than the model has, tables of
 * embeddings of one shape, and linear layers of that shape, count once.
 */
export function knownPart({ format, layers, totals }: SummaryReport): KnownPart {
  const tables = new Set(layers.filter(isEmbedding).flatMap(({ tensors }) => tensors.map(sizes)));
  const seen = new Set<string>();
  const missing: string[] = [];
  let count = 0;
  layers.forEach((layer, i) => {
    if (layer.sharedWith !== null) return;
    for (const tensor of layer.tensors) {
      const size = sizes(tensor);
      const mayBeTied = tables.has(size) && (isEmbedding(layer) || layer.type === 'Linear');
      if (isParameter(tensor, format) && !(mayBeTied && seen.has(size))) count += tensor.count;
      if (mayBeTied) seen.add(size);
    }
    const isHolder = (layers[i + 1]?.depth ?? 0) > layer.depth;
    if (isHolder || layer.tensors.length > 0) return;
    const { recomputed, reported } = layer;
    count += recomputed ?? (reported === null ? 0 : bounds(reported)[0]);
    if (recomputed === null && typeof reported !== 'number') missing.push(nameOf(layer));
  });
  return {
    count,
    why:
      missing.length > 0
        ? whyMissing(missing)
        : totals.reason
          ? english(totals.reason)
          : 'No total is printed.'
  };
}

function isEmbedding({ type }: ExplainedLayer): boolean {
  return type.endsWith('Embedding');
}

function sizes({ shape }: Tensor): string {
  return shape.join();
}

/** Keras calls all that a layer keeps its weights; elsewhere state is no parameter. */
function isParameter({ role }: Tensor, format: string): boolean {
  return format.startsWith('keras') || role !== 'statistic';
}

function nameOf({ path, type }: ExplainedLayer): string {
  return path === '' ? type : path;
}

/** More layers than these are only counted. */
const NAMED = 3;

function whyMissing(names: readonly string[]): string {
  const more = names.length - NAMED;
  const others = more > 0 ? ` and ${more} more ${more === 1 ? 'layer' : 'layers'}` : '';
  return `No count is known of ${names.slice(0, NAMED).join(', ')}${others}.`;
}
