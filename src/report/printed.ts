import type { Config, Framework, Layer, Tensor } from '../counter/types.js';
import { later } from '../later.js';
import { message } from '../text/message.js';
import { agreesWithOutputs, ownOnly, tryCount, type Counted } from './counted.js';
import { holds, type Finding } from './finding.js';
import { amountText } from './format.js';
import type { Node } from './graph.js';
import type { EvidenceKind } from './types.js';

/** Counts what the output itself states: tensor shapes, or hyper-parameters; `null` where it states neither. */
export function examinePrinted(node: Node, type: string, framework: Framework): Finding | null {
  const { row } = node;
  const counted = row.config ? countPrinted(node, type, row.config, framework) : null;
  if (row.tensors) {
    const { areCountable, describe } = later('described');
    if (areCountable(row.tensors)) {
      return judge(node, describe(row.tensors, counted, type), counted, true);
    }
  }
  return counted ? judge(node, counted.tensors, counted, row.configComplete !== false) : null;
}

/** Arguments that a printed module hides, and that change no tensor: into how many heads attention splits its features. */
export const HIDDEN: { readonly [type: string]: Config } = { MultiheadAttention: { num_heads: 1 } };

/** A layer as its row states it: without what its printer hides and the counter was told instead. */
export function asPrinted(layer: Layer, evidence: EvidenceKind | null): Layer {
  const hidden = evidence === 'output' ? Object.entries(HIDDEN[layer.type] ?? {}) : [];
  const stated = Object.entries(layer.config).filter(
    ([argument, value]) => !hidden.some(([name, told]) => name === argument && told === value)
  );
  return { ...layer, config: Object.fromEntries(stated) };
}

/** A row counted by hyper-parameters that are printed of it; `null` where they do not fit. */
export function countPrinted(
  node: Node,
  type: string,
  config: Config,
  framework: Framework
): Counted | null {
  // Torch states its inputs among the hyper-parameters, and what stands above may not be the input.
  for (const inputs of [...node.inputs, []]) {
    const found = tryCount({ framework, type, config: { ...HIDDEN[type], ...config } }, inputs);
    if (found) return node.children.length > 0 ? ownOnly(found) : found;
  }
  return null;
}

function judge(
  { row }: Node,
  tensors: readonly Tensor[],
  counted: Counted | null,
  complete: boolean
): Finding {
  const frozen = row.trainable === false;
  const own = frozen ? tensors.map(tensor => ({ ...tensor, trainable: false })) : tensors;
  const recomputed = own.reduce((sum, tensor) => sum + tensor.count, 0);
  const found = {
    recomputed,
    evidence: 'output' as const,
    alternatives: 0,
    tensors: own,
    layer: counted?.layer ?? null
  };
  if (row.count !== null && !holds(row.count, recomputed)) {
    return {
      ...found,
      verdict: 'mismatch',
      reason: message(
        'What is printed of the layer gives %1; %2 is printed.',
        recomputed,
        amountText(row.count)
      )
    };
  }
  if (counted && !agreesWithOutputs({ ...counted, outputs: null }, row.outputs)) {
    return {
      ...found,
      verdict: 'mismatch',
      reason: message('What is printed of the layer gives it another output shape.')
    };
  }
  if (!complete) {
    return {
      ...found,
      verdict: 'explained',
      reason: message('The output may leave out hyper-parameters that change the count.')
    };
  }
  // Without a printed count there is nothing that the count could be equal to.
  if (row.count === null) return { ...found, verdict: 'explained', reason: null };
  return {
    ...found,
    verdict: 'verified',
    reason:
      typeof row.count === 'number'
        ? null
        : message('The printed number is rounded; the count lies within the rounding.')
  };
}
