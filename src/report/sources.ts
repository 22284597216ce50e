import { isInput, type Node } from './graph.js';
import type { ExplainedLayer } from './types.js';

/** For each row what the summary says of its connections: the printed references, or the row above in what is known to
 * be a chain.
 *
 * @param isChain whether the model's own rows are known to follow each other.
 */
export function sourcesOf(
  nodes: readonly Node[],
  isChain: boolean
): readonly ExplainedLayer['sources'][] {
  const areReferred = nodes.some(({ references }) => references !== null);
  const last = new Map<number | null, number>();
  return nodes.map(({ type, parent, references }, i) => {
    const above = last.get(parent);
    last.set(parent, i);
    if (references !== null) return references;
    if (parent === null && isInput(type)) return [];
    const follows = parent === null ? isChain && !areReferred : nodes[parent].type === 'Sequential';
    return follows && above !== undefined ? [[above]] : null;
  });
}
