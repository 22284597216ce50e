import { isInput, type Node } from './graph.js';
import type { Finding } from './finding.js';
import type { ExplainedLayer } from './types.js';

/** For each row what the summary says of its connections: the printed references, or the row above in what is known to
 * be a chain.
 *
 * @param findings what was found of the rows, which tells the order of inputs that may have several.
 * @param isChain whether the model's own rows are known to follow each other.
 */
export function sourcesOf(
  nodes: readonly Node[],
  findings: readonly Finding[],
  isChain: boolean
): readonly ExplainedLayer['sources'][] {
  const areReferred = nodes.some(({ references }) => references !== null);
  const last = new Map<number | null, number>();
  return nodes.map((node, i) => {
    const { type, parent } = node;
    const references = ordered(node, findings[i]);
    const above = last.get(parent);
    last.set(parent, i);
    if (references !== null) return references;
    if (parent === null && isInput(type)) return [];
    const follows = parent === null ? isChain && !areReferred : nodes[parent].type === 'Sequential';
    return follows && above !== undefined ? [[above]] : null;
  });
}

/** The references in the order of the inputs that the layer was counted with. */
function ordered({ references, orders, inputs }: Node, { layer }: Finding): Node['references'] {
  if (!references || !orders || !layer) return references;
  const wanted = JSON.stringify(layer.inputs);
  const chosen = inputs.findIndex(choice => JSON.stringify(choice) === wanted);
  // There are as many choices for each order.
  const order = orders[Math.floor((chosen * orders.length) / inputs.length)];
  return chosen < 0 ? references : order.map(place => references[place]);
}
