import type { Count, Layer, Shape, Tensor } from '../counter/types.js';
import type {
  Attention,
  Build,
  Convolution,
  Dense,
  Depthwise,
  Normalization,
  Other,
  Table
} from './builds.js';
import { gatedAxis } from '../report/derivation/gates.js';
import { axisNamed, SPATIAL } from '../report/derivation/words.js';
import { evaluate, plus, quantity, times, type Expression } from './expression.js';
import { recurrentCount, recurrentIn } from './recurrent.js';
import { numbersOf, productOf, settingOf, volumeOf } from './settings.js';

/** What a layer holds in rows of their own. */
export interface Elsewhere {
  readonly names: readonly string[];
  readonly count: number;
}

/** A layer taken apart for teaching: what it is built of, and the right answers. */
export interface Anatomy {
  readonly layer: Layer;
  readonly tensors: readonly Tensor[];
  readonly build: Build;
  /** What the tensors of each sort come to; `total` is what the framework counts. */
  readonly weights: Expression;
  readonly biases: Expression;
  readonly statistics: Expression;
  readonly total: number;
  /** The first input's and the first output's shapes, the batch in front; `null` where not known. */
  readonly input: Shape | null;
  readonly output: Shape | null;
  /** `null` where the count is the whole layer's. */
  readonly elsewhere: Elsewhere | null;
}

/** Takes a counted layer apart. What does not add up to the count in the plain way of its kind is of kind `other`. */
export function anatomyOf(
  layer: Layer,
  counted: Count,
  elsewhere: Elsewhere | null = null
): Anatomy {
  const { tensors, count } = counted;
  const all = (...roles: readonly Tensor['role'][]): Expression =>
    plus(...tensors.filter(({ role }) => roles.includes(role)).map(volume));
  const statistics = all('statistic');
  const weights = all('weight', 'scale');
  const biases = all('bias');
  const total = evaluate(weights) + evaluate(biases);
  return {
    layer,
    tensors,
    build: buildOf(layer, tensors, count),
    weights,
    biases,
    // Where the framework keeps them apart they are no part of the answer.
    statistics: total === count ? plus() : statistics,
    total: count,
    input: layer.inputs[0] ?? null,
    output: counted.outputs?.[0] ?? null,
    elsewhere
  };
}

/** The tensors that the count is made of: not those that the framework keeps beside the parameters. */
export function countedTensors({ tensors, total }: Anatomy): readonly Tensor[] {
  const all = tensors.reduce((sum, tensor) => sum + tensor.count, 0);
  return all === total ? tensors : tensors.filter(({ role }) => role !== 'statistic');
}

/** How many numbers of a normalisation multiply what comes in; the other learned ones are added. `null` for any other
 * layer. */
export function scaleOf({ build, tensors }: Anatomy): number | null {
  if (build.kind !== 'normalization') return null;
  return tensors
    .filter(({ role, name }) => role === 'scale' && !/(?:^|[./])beta$/.test(name))
    .reduce((sum, { count }) => sum + count, 0);
}

/** At how many places of the output a filter is applied; `null` where the sizes are open. */
export function positionsOf({ build, output }: Anatomy): number | null {
  if (build.kind !== 'convolution' && build.kind !== 'depthwise') return null;
  if (!output || output.length < build.kernel.length + 2) return null;
  const size = volumeOf(output);
  const channels = outputChannels(build);
  return size !== null && size % channels === 0 ? size / channels : null;
}

export function outputChannels(build: Convolution | Depthwise): number {
  return build.kind === 'convolution'
    ? build.filters
    : (build.filters ?? build.channels * build.multiplier);
}

function volume({ shape, dimensions }: Tensor): Expression {
  return times(...shape.map((size, axis) => quantity(size, dimensions[axis] ?? '')));
}

function buildOf(layer: Layer, tensors: readonly Tensor[], count: number): Build {
  if (tensors.length === 0) return { kind: 'nothing' };
  const found =
    normalizationIn(layer, tensors, count) ??
    recurrentIn(tensors) ??
    attentionIn(layer, tensors) ??
    depthwiseIn(tensors) ??
    convolutionIn(layer, tensors) ??
    denseIn(tensors) ??
    tableIn(tensors);
  return found && plainCount(found) === count ? found : found?.kind === 'attention' ? found : OTHER;
}

const OTHER: Other = { kind: 'other' };

/** The count by the textbook's formula; `null` where there is none. */
function plainCount(build: Build): number | null {
  switch (build.kind) {
    case 'convolution': {
      const reach = (sizeOf(build.kernel) * build.channels) / build.groups;
      return build.filters * (reach + Number(build.bias));
    }
    case 'depthwise': {
      const between = build.channels * build.multiplier;
      const mixing = build.filters === null ? 0 : between * build.filters;
      return sizeOf(build.kernel) * between + mixing + (build.bias ? outputChannels(build) : 0);
    }
    case 'dense':
      return build.units * (build.inputs + Number(build.bias));
    case 'table':
      return build.words * build.size;
    case 'normalization':
      return build.size * (build.learned + build.kept);
    case 'recurrent':
      return recurrentCount(build);
    default:
      return null;
  }
}

export function sizeOf(kernel: readonly number[]): number {
  return kernel.reduce((product, size) => product * size, 1);
}

function convolutionIn(layer: Layer, tensors: readonly Tensor[]): Convolution | null {
  const weight = only(tensors, 'weight');
  const kernel = weight && kernelOf(weight);
  const channels = weight && axisNamed(weight, 'input channels');
  const filters = weight && axisNamed(weight, 'filters');
  if (!weight || !kernel || channels === null || filters === null) return null;
  if (weight.dimensions.length !== kernel.length + 2) return null;
  const [groups = 1] = numbersOf(settingOf(innermost(layer), 'groups', 'feature_group_count'));
  const apart = (start: string): number =>
    weight.dimensions.some(meaning => meaning.startsWith(start) && meaning.endsWith('per group'))
      ? groups
      : 1;
  return {
    kind: 'convolution',
    kernel,
    channels: channels * apart('input channels'),
    groups,
    filters: filters * apart('filters'),
    bias: has(tensors, 'bias'),
    transposed: /Transpose/.test(layer.type)
  };
}

function depthwiseIn(tensors: readonly Tensor[]): Depthwise | null {
  const [deep, mixing, ...rest] = tensors.filter(({ role }) => role === 'weight');
  const kernel = deep && kernelOf(deep);
  const multiplier = deep && axisNamed(deep, 'depth multiplier');
  const channels = deep && axisNamed(deep, 'input channels');
  if (!kernel || multiplier == null || channels == null || rest.length > 0) return null;
  const filters = mixing ? axisNamed(mixing, 'filters') : null;
  if (mixing && filters === null) return null;
  return { kind: 'depthwise', kernel, channels, multiplier, filters, bias: has(tensors, 'bias') };
}

function denseIn(tensors: readonly Tensor[]): Dense | null {
  const weight = only(tensors, 'weight');
  const inputs = weight && axisNamed(weight, 'inputs');
  const units = weight && axisNamed(weight, 'units');
  return inputs === null || units === null || weight?.shape.length !== 2
    ? null
    : { kind: 'dense', inputs, units, bias: has(tensors, 'bias') };
}

function tableIn(tensors: readonly Tensor[]): Table | null {
  const weight = only(tensors, 'weight');
  const words = weight && axisNamed(weight, 'vocabulary size');
  const size = weight && axisNamed(weight, 'embedding size');
  return words === null || size === null ? null : { kind: 'table', words, size };
}

function normalizationIn(
  layer: Layer,
  tensors: readonly Tensor[],
  count: number
): Normalization | null {
  const [first] = tensors;
  const even = tensors.every(({ shape }) => `${shape}` === `${first.shape}`);
  if (!/Norm/.test(layer.type) || !even || tensors.some(({ role }) => role === 'weight')) {
    return null;
  }
  const size = first.count;
  const statistics = tensors.filter(({ role }) => role === 'statistic').length;
  const learned = tensors.length - statistics;
  const counted = count === size * tensors.length;
  // torch's are buffers, which are no tensors of the count.
  const buffers = settingOf(layer, 'track_running_stats') === true ? BUFFERS : 0;
  return {
    kind: 'normalization',
    size,
    of: first.shape.length === 1 ? 'channels' : 'elements',
    learned,
    kept: counted ? statistics : 0,
    beside: counted ? buffers : statistics
  };
}

/** The running mean and the running variance. */
const BUFFERS = 2;

function attentionIn(layer: Layer, tensors: readonly Tensor[]): Attention | null {
  if (!/Attention$/.test(layer.type) || tensors.some(tensor => gatedAxis(tensor))) return null;
  const [heads] = numbersOf(settingOf(layer, 'num_heads', 'num_query_heads'));
  const widthOfOneHead = settingOf(layer, 'key_dim', 'head_dim') !== null;
  const partial = !tensors.some(isProjectionBack);
  return heads === undefined ? null : { kind: 'attention', heads, widthOfOneHead, partial };
}

/** The projection of what the heads give out. */
export function isProjectionBack({ name }: Tensor): boolean {
  return /^(attention_output|output_dense|out_proj|out)\b/.test(name.replace('/', '.'));
}

/** The layer inside all wrappers, which holds the hyper-parameters. */
export function innermost(layer: Layer): Layer {
  const inner = layer.config.layer;
  if (typeof inner !== 'object' || inner === null || !('class' in inner)) return layer;
  const { class: type, config } = inner;
  return typeof type === 'string'
    ? { ...layer, type, config: (config ?? {}) as Layer['config'] }
    : layer;
}

function kernelOf({ shape, dimensions }: Tensor): readonly number[] | null {
  const kernel = shape.filter((_, axis) => SPATIAL.includes(dimensions[axis] ?? ''));
  return kernel.length > 0 && productOf(kernel) !== null ? kernel : null;
}

/** The one tensor of a role, `null` if there are none or several. */
function only(tensors: readonly Tensor[], role: Tensor['role']): Tensor | null {
  const found = tensors.filter(tensor => tensor.role === role);
  return found.length === 1 ? found[0] : null;
}

function has(tensors: readonly Tensor[], role: Tensor['role']): boolean {
  return tensors.some(tensor => tensor.role === role);
}
