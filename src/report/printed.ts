import type { Config, Framework, Role, Tensor } from '../counter/types.js';
import type { StatedTensor } from '../summary/types.js';
import { agreesWithOutputs, ownOnly, tryCount, type Counted } from './counted.js';
import { holds, type Finding } from './finding.js';
import { format, formatAmount } from './format.js';
import type { Node } from './graph.js';

/** Counts what the output itself states: tensor shapes, or hyper-parameters; `null` where it states neither. */
export function examinePrinted(node: Node, type: string, framework: Framework): Finding | null {
  const { row } = node;
  const counted = row.config ? countPrinted(node, type, row.config, framework) : null;
  if (row.tensors) {
    const tensors = row.tensors.map(tensor => describe(tensor, counted));
    return judge(node, tensors, counted, true);
  }
  return counted ? judge(node, counted.tensors, counted, row.configComplete !== false) : null;
}

function countPrinted(
  node: Node,
  type: string,
  config: Config,
  framework: Framework
): Counted | null {
  // Torch states its inputs among the hyper-parameters, and what stands above may not be the input.
  for (const inputs of [...node.inputs, []]) {
    const found = tryCount({ framework, type, config }, inputs);
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
      reason: `What is printed of the layer gives ${format(recomputed)}; ${formatAmount(row.count)} is printed.`
    };
  }
  if (counted && !agreesWithOutputs({ ...counted, outputs: null }, row.outputs)) {
    return {
      ...found,
      verdict: 'mismatch',
      reason: 'What is printed of the layer gives it another output shape.'
    };
  }
  if (!complete) {
    return {
      ...found,
      verdict: 'explained',
      reason: 'The output may leave out hyper-parameters that change the count.'
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
        : 'The printed number is rounded; the count lies within the rounding.'
  };
}

/** A tensor as printed, with what the counter knows of it. */
export function describe(stated: StatedTensor, counted: Counted | null): Tensor {
  const known = counted?.tensors.find(
    tensor => tensor.name === stated.name && tensor.shape.join() === stated.shape.join()
  );
  const role = known?.role ?? roleOf(stated.name);
  return {
    name: stated.name,
    role,
    shape: stated.shape,
    dimensions: known?.dimensions ?? stated.shape.map((_, axis) => `axis ${axis + 1}`),
    count: stated.shape.reduce((product, size) => product * size, 1),
    trainable: stated.trainable ?? role !== 'statistic'
  };
}

function roleOf(name: string): Role {
  const last = name.slice(name.search(/[^./]*$/));
  if (/bias/.test(last)) return 'bias';
  if (/mean|var|running|count|state/.test(last)) return 'statistic';
  return /scale|gamma|alpha/.test(last) ? 'scale' : 'weight';
}
