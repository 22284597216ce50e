import type { Config, Framework, Layer, Role, Tensor } from '../counter/types.js';
import type { StatedTensor } from '../summary/types.js';
import { message } from '../text/message.js';
import { agreesWithOutputs, ownOnly, tryCount, type Counted } from './counted.js';
import { holds, unknown, type Circumstances, type Finding } from './finding.js';
import { amountText } from './format.js';
import type { Node } from './graph.js';
import type { EvidenceKind } from './types.js';

/** Counts what the output itself states: tensor shapes, or hyper-parameters; `null` where it states neither. */
export function examinePrinted(node: Node, type: string, framework: Framework): Finding | null {
  const { row } = node;
  const counted = row.config ? countPrinted(node, type, row.config, framework) : null;
  if (row.tensors && areCountable(row.tensors)) {
    return judge(node, describe(row.tensors, counted, type), counted, true);
  }
  return counted ? judge(node, counted.tensors, counted, row.configComplete !== false) : null;
}

/** Arguments that a printed module hides, and that change no tensor: into how many heads attention splits its features. */
const HIDDEN: { readonly [type: string]: Config } = { MultiheadAttention: { num_heads: 1 } };

/** A layer as its row states it: without what its printer hides and the counter was told instead. */
export function asPrinted(layer: Layer, evidence: EvidenceKind | null): Layer {
  const hidden = evidence === 'output' ? Object.entries(HIDDEN[layer.type] ?? {}) : [];
  const stated = Object.entries(layer.config).filter(
    ([argument, value]) => !hidden.some(([name, told]) => name === argument && told === value)
  );
  return { ...layer, config: Object.fromEntries(stated) };
}

/** Puts what the source states beside what the output states of a layer, where that leaves arguments out: the printed ones
 * alone would be counted with defaults that the code contradicts. */
export function completePrinted(
  node: Node,
  type: string,
  printed: Finding,
  { framework, statement }: Pick<Circumstances, 'framework' | 'statement'>
): Finding {
  const { config: stated = {}, count, configComplete } = node.row;
  if (configComplete !== false || !statement || statement.standing === 'hint') return printed;
  const told = { ...HIDDEN[type], ...stated };
  const isOther = Object.entries(stated).some(
    ([name, value]) =>
      name in statement.config && JSON.stringify(statement.config[name]) !== JSON.stringify(value)
  );
  if (isOther || statement.open.includes('*')) return printed;
  if (statement.open.some(name => !(name in told))) {
    return unknown(
      message('The output leaves out arguments that the source gives, and they cannot be followed.')
    );
  }
  const counted = countPrinted(node, type, { ...statement.config, ...stated }, framework);
  const isSame = counted?.tensors.every(
    (tensor, i) =>
      tensor.name === printed.tensors[i]?.name && tensor.count === printed.tensors[i].count
  );
  if (!counted || (isSame && counted.tensors.length === printed.tensors.length)) return printed;
  // Without a printed count there is nothing that the count could be equal to.
  const verdict = count === null ? 'explained' : holds(count, counted.count) ? 'verified' : null;
  return verdict === null
    ? printed
    : {
        ...printed,
        recomputed: counted.count,
        verdict,
        evidence: 'source',
        reason: message('The output leaves out arguments that the source states.'),
        tensors: counted.tensors,
        layer: counted.layer
      };
}

function countPrinted(
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

/** False of shapes that no tensor has, such as one with more numbers than can be told exactly. */
function areCountable(tensors: readonly StatedTensor[]): boolean {
  const counts = tensors.map(({ shape }) => shape.reduce((product, size) => product * size, 1));
  return (
    tensors.every(({ shape }) => shape.every(size => Number.isSafeInteger(size) && size >= 0)) &&
    counts.every(Number.isSafeInteger) &&
    Number.isSafeInteger(counts.reduce((sum, count) => sum + count, 0))
  );
}

/** Tensors as printed, with what the counter knows of them. */
export function describe(
  stated: readonly StatedTensor[],
  counted: Counted | null,
  type: string
): readonly Tensor[] {
  const outputsFirst = putsOutputsFirst(stated);
  return stated.map(({ name, shape, trainable }) => {
    const known = counted?.tensors.find(
      tensor => tensor.name === name && tensor.shape.join() === shape.join()
    );
    const role = known?.role ?? roleOf(name);
    return {
      name,
      role,
      shape,
      dimensions: known?.dimensions ?? dimensionsOf(shape, type, outputsFirst),
      count: shape.reduce((product, size) => product * size, 1),
      trainable: trainable ?? role !== 'statistic'
    };
  });
}

/** PyTorch and Equinox put the outputs of a weight first, the others last; a bias is as long as there are outputs. */
function putsOutputsFirst(stated: readonly StatedTensor[]): boolean {
  const weight = stated.find(({ shape }) => shape.length > 1)?.shape;
  const bias = stated.find(({ name, shape }) => shape.length === 1 && roleOf(name) === 'bias');
  return weight !== undefined && bias?.shape[0] === weight[0] && weight[0] !== weight.at(-1);
}

/** What the axes mean in a layer that the counter has no rule for; none is named that could mean something else. */
function dimensionsOf(
  shape: readonly number[],
  type: string,
  outputsFirst: boolean
): readonly string[] {
  const isConvolution = /conv/i.test(type) && shape.length > 2;
  if (shape.length === 2 && /embed/i.test(type)) return ['vocabulary size', 'embedding size'];
  if (shape.length === 1 && /norm|conv|linear|dense/i.test(type)) {
    return [/norm/i.test(type) ? 'features' : /conv/i.test(type) ? 'filters' : 'units'];
  }
  const spatial = ['kernel height', 'kernel width', 'kernel depth'].slice(0, shape.length - 2);
  const window = shape.length === 3 ? ['kernel length'] : spatial;
  if (isConvolution && shape.length <= 5) {
    return outputsFirst
      ? ['filters', 'input channels', ...window]
      : [...window, 'input channels', 'filters'];
  }
  if (shape.length === 2 && /linear|dense/i.test(type)) {
    return outputsFirst ? ['units', 'inputs'] : ['inputs', 'units'];
  }
  return shape.map((_, axis) => `axis ${axis + 1}`);
}

function roleOf(name: string): Role {
  const last = name.slice(name.search(/[^./]*$/));
  if (/bias|^b$/.test(last)) return 'bias';
  if (/mean|var|running|count|state/.test(last)) return 'statistic';
  return /scale|gamma|alpha|offset|beta/.test(last) ? 'scale' : 'weight';
}
