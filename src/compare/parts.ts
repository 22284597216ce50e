import { frameworkOf } from '../report/framework.js';
import { isWeightless } from '../counter/index.js';
import type { Role } from '../counter/types.js';
import { bounds } from '../summary/amounts.js';
import type { ExplainedLayer, SummaryReport } from '../report/types.js';
import { familyOf } from './families.js';

/** A row and what it adds to its model's total. */
export interface Part {
  /** The row's index in its report. */
  readonly index: number;
  readonly layer: ExplainedLayer;
  readonly family: string;
  /** What it adds; where the printed number is rounded, the middle of what it may be. */
  readonly count: number;
  readonly range: readonly [low: number, high: number];
  /** Its tensors' elements by what they are; all 0 where the tensors are not known. */
  readonly roles: Readonly<Record<Role, number>>;
  /** What is equal in two printouts of one layer, whatever its printer counts beside. */
  readonly key: string;
  /** Its filters, units or channels; `null` where they are not known. */
  readonly outputs: number | null;
  /** Its kernel without the channels, `3 × 3`; empty where it has none, or none is known. */
  readonly kernel: string;
  /** The height of its output, if that is a square image: the same throughout a stage. */
  readonly places: number | null;
  /** Its tensors are those of an earlier row. */
  readonly isRepeat: boolean;
  /** It has rows inside, and this is what it holds beside them. */
  readonly isHolder: boolean;
  /** Of a class that only its author knows, or whose inside is not printed. */
  readonly isOpaque: boolean;
}

/** The rows that make up a report's total. A row that counts the rows inside it as well is left out, or there with what
 * it holds beside them.
 *
 * @param withWeightless also what learns nothing: between frameworks that says little.
 */
export function partsOf(report: SummaryReport, withWeightless: boolean): readonly Part[] {
  const framework = frameworkOf(report);
  const { layers } = report;
  const named = new Map(layers.map(layer => [layer.path, layer]));
  const parts: Part[] = [];
  const insides = insidesOf(layers);
  layers.forEach((layer, index) => {
    const holdsRows = (layers[index + 1]?.depth ?? 0) > layer.depth;
    const weightless = isWeightless(framework, layer.type);
    const range = layer.countsInside ? besides(rangeOf(layer), insides[index]) : rangeOf(layer);
    if (range[1] === 0 && (holdsRows || (weightless && !withWeightless))) return;
    const origin = layer.sharedWith === null ? undefined : named.get(layer.sharedWith);
    const described = layer.tensors.length === 0 && origin ? origin : layer;
    const roles = rolesOf(described);
    const family = familyOf(layer.type, framework);
    const isRepeat = layer.sharedWith !== null;
    const core = holdsRows ? middleOf(range) : coreOf(described, roles, rangeOf(described));
    parts.push({
      index,
      layer,
      family,
      count: isRepeat ? 0 : middleOf(range),
      range: isRepeat ? [0, 0] : range,
      roles,
      key: `${family} ${core}`,
      isRepeat,
      outputs: outputsOf(described),
      kernel: kernelOf(described),
      places: placesOf(layer),
      isHolder: holdsRows || layer.path === '',
      isOpaque: !weightless && layer.layer === null && layer.tensors.length === 0
    });
  });
  return parts;
}

type Range = readonly [low: number, high: number];

/** What the rows directly inside each row count, all together. */
function insidesOf(layers: readonly ExplainedLayer[]): readonly Range[] {
  const insides = layers.map((): [number, number] => [0, 0]);
  const open: number[] = [];
  layers.forEach((layer, index) => {
    while (open.length > 0 && layers[open[open.length - 1]].depth >= layer.depth) open.pop();
    const parent = open[open.length - 1];
    if (parent !== undefined && layer.sharedWith === null) {
      const [low, high] = rangeOf(layer);
      insides[parent][0] += low;
      insides[parent][1] += high;
    }
    open.push(index);
  });
  return insides;
}

/** What is certainly beside the rows inside; nothing where rounding may be all of it. */
function besides([low, high]: Range, inside: Range): Range {
  const rest: Range = [low - inside[1], high - inside[0]];
  return rest[0] > 0 ? rest : [0, 0];
}

function middleOf([low, high]: Range): number {
  return Math.round((low + high) / 2);
}

function rangeOf({ reported, recomputed }: ExplainedLayer): Range {
  if (reported !== null) {
    const [low, high] = bounds(reported);
    // A cut or rounded number that was found again is known.
    if (low === high || recomputed === null || recomputed < low || recomputed > high) {
      return [low, high];
    }
  }
  return [recomputed ?? 0, recomputed ?? 0];
}

function rolesOf({ tensors }: ExplainedLayer): Readonly<Record<Role, number>> {
  const roles = { weight: 0, bias: 0, scale: 0, statistic: 0 };
  for (const { role, count } of tensors) roles[role] += count;
  return roles;
}

/** The weights without biases and statistics; of a normalisation its channels. */
function coreOf(
  { tensors }: ExplainedLayer,
  { weight }: Readonly<Record<Role, number>>,
  range: Range
): number {
  if (tensors.length === 0) return middleOf(range);
  return weight > 0 ? weight : Math.max(...tensors.map(({ count }) => count));
}

const OUTPUTS = /^(?:filters|units|embedding size|output|channels|features)/;

function outputsOf({ tensors }: ExplainedLayer): number | null {
  for (const { shape, dimensions } of tensors) {
    const axis = dimensions.findIndex(meaning => OUTPUTS.test(meaning));
    if (axis >= 0) return shape[axis];
  }
  return null;
}

function kernelOf({ tensors }: ExplainedLayer): string {
  const weight = tensors.find(({ role }) => role === 'weight');
  if (!weight) return '';
  return weight.shape
    .filter((_, axis) => weight.dimensions[axis].startsWith('kernel '))
    .join(' × ');
}

/** The height of a square image, whichever axis the channels are. */
function placesOf({ outputShape }: ExplainedLayer): number | null {
  if (outputShape?.length !== 4) return null;
  const [, a, b, c] = outputShape;
  return a === b || b === c ? b : null;
}
