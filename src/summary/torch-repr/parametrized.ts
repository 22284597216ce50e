import type { StatedTensor } from '../types.js';
import { readConfig } from './config.js';
import type { ModuleNode } from './tree.js';

/** The tensors left to a module whose weight is computed from others: `ParametrizedLinear(`.
 *
 * Those others belong to the `ParametrizationList` inside it.
 *
 * @returns `null` where the shapes do not follow from what is printed.
 */
export function ownTensors(
  node: ModuleNode,
  lines: readonly string[]
): readonly StatedTensor[] | null {
  const list = node.children.find(({ key }) => key === 'parametrizations');
  const computed = new Set(list?.children.map(({ key }) => key));
  const config = readConfig(node.type, lines)?.config ?? {};
  const units = config.out_features ?? config.out_channels;
  if (!computed.has('weight') || typeof units !== 'number') return null;
  const isHeld = config.bias !== false && !computed.has('bias');
  return isHeld ? [{ name: 'bias', shape: [units], trainable: null }] : [];
}
