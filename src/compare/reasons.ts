import { format } from '../report/format.js';
import { isRecurrent } from './families.js';
import type { Part } from './parts.js';
import { settingReasons } from './settings.js';
import { nameOf, told } from './told.js';
import type { Reason, ReasonKind } from './types.js';
import { biasesIn, extraOf, statisticsIn, VIEWS } from './views.js';

/** What the two sides print with. */
export interface Formats {
  readonly first: string;
  readonly second: string;
}

/** Counts tensors called weight and bias only. */
const WEIGHT_AND_BIAS = /^(?:torchsummary|modelsummary)$/;

const ROUNDED = ': a rounded number.';

/** Why a layer counts otherwise in the second; the reasons add up to the difference.
 *
 * @param isLast both are their models' last layers with weights.
 */
export function pairReasons(
  first: Part,
  second: Part,
  formats: Formats,
  isLast: boolean
): Reason[] {
  const difference = second.count - first.count;
  if (difference === 0) {
    return first.key === second.key ? [] : (settingsChanged(first, second, isLast) ?? []);
  }
  if (first.range[0] <= second.range[1] && second.range[0] <= first.range[1]) {
    return [told('rounding', nameOf(second), ROUNDED, difference)];
  }
  if (first.isRepeat !== second.isRepeat) return [repeatReason(first, second)];
  if (first.count === 0 || second.count === 0) return [missedReason(first, second, formats)];
  if (first.isHolder && second.isHolder && first.layer.tensors.length === 0) {
    return [heldReason(first, second)];
  }
  return (
    settingsChanged(first, second, isLast) ?? biasReasons(first, second) ?? [changed(first, second)]
  );
}

function settingsChanged(first: Part, second: Part, isLast: boolean): Reason[] | null {
  return normalizationReasons(first, second) ?? settingReasons(first, second, isLast);
}

/** Why one row counts otherwise than the several that it stands for. */
export function groupReasons(first: readonly Part[], second: readonly Part[]): Reason[] {
  const difference = total(second) - total(first);
  if (difference === 0) return [];
  const isFirstGroup = first.length === 1;
  const [rows, sign] = isFirstGroup ? [second, -1] : [first, 1];
  const view = VIEWS.find(one => sign * extraOf(rows, one) === difference);
  const name = nameOf((isFirstGroup ? first : second)[0]);
  if (!view) return [unlistedReason(first, second)];
  const statistics = sign * statisticsIn(rows, view);
  const bias = sign * biasesIn(rows, view);
  return [statisticsReason(name, statistics), biasReason(name, bias)].filter(
    reason => reason.difference !== 0
  );
}

/** A block counts more than the layers inside that are printed, or they are rounded. */
function unlistedReason(first: readonly Part[], second: readonly Part[]): Reason {
  const difference = total(second) - total(first);
  const block = first.length === 1 ? first[0] : second[0];
  const isRounded = lowest(first) <= highest(second) && lowest(second) <= highest(first);
  if (isRounded) return told('rounding', nameOf(block), ROUNDED, difference);
  const isMore = (first.length === 1 ? -1 : 1) * difference > 0;
  const where = first.length === 1 ? 'second' : 'first';
  const number = format(Math.abs(difference));
  const name = `${nameOf(block)} (${block.layer.type})`;
  return isMore
    ? told(
        'bare-parameters',
        name,
        ` holds ${number} parameters beside the layers that the ${where} lists.`,
        difference
      )
    : told('changed', name, `: its layers add up to ${number} more than the block.`, difference);
}

function lowest(parts: readonly Part[]): number {
  return parts.reduce((sum, { range }) => sum + range[0], 0);
}

function highest(parts: readonly Part[]): number {
  return parts.reduce((sum, { range }) => sum + range[1], 0);
}

/** A layer called again: counted there once more, or not. */
function repeatReason(first: Part, second: Part): Reason {
  const repeat = first.isRepeat ? first : second;
  const where = first.isRepeat ? 'second' : 'first';
  return told(
    'shared-call',
    nameOf(repeat),
    ` is ${repeat.layer.sharedWith ?? 'an earlier layer'} called again; the ${where} counts it once more.`,
    second.count - first.count
  );
}

/** A layer that one side prints without its parameters. */
function missedReason(first: Part, second: Part, formats: Formats): Reason {
  const [missing, other, printer] =
    first.count === 0 ? [first, second, formats.first] : [second, first, formats.second];
  const where = first.count === 0 ? 'first' : 'second';
  const number = format(other.count);
  const kind = missedKind(missing, other, printer);
  const attention = WEIGHT_AND_BIAS.test(printer)
    ? 'which are not called weight and bias'
    : 'a module with a layer inside';
  const predicates: Partial<Record<ReasonKind, string>> = {
    attention: `: the ${where} misses the ${number} parameters of the attention, ${attention}.`,
    'weight-and-bias-only': `: the ${where} counts tensors called weight and bias only, and misses ${number}.`,
    'bare-parameters': ` holds ${number} parameters itself, which the ${where} misses.`,
    unbuilt: ` was not built yet when the ${where} was printed; later it has ${number} parameters.`
  };
  const predicate = predicates[kind];
  return predicate === undefined
    ? changed(first, second)
    : told(kind, nameOf(other), predicate, second.count - first.count);
}

function missedKind(missing: Part, other: Part, printer: string): ReasonKind {
  if (other.family === 'attention') return 'attention';
  if (isRecurrent(other.family) && WEIGHT_AND_BIAS.test(printer)) return 'weight-and-bias-only';
  if (printer.startsWith('keras')) return 'unbuilt';
  return other.isHolder || other.isOpaque || missing.isOpaque ? 'bare-parameters' : 'changed';
}

/** A module that holds something itself, of which one side sees more. */
function heldReason(first: Part, second: Part): Reason {
  const difference = second.count - first.count;
  const predicate = ` holds ${format(Math.abs(difference))} parameters itself, which the ${difference > 0 ? 'first' : 'second'} misses.`;
  return told('bare-parameters', nameOf(second), predicate, difference);
}

/** A normalisation differs in its channels, in its statistics, and in whether it scales and shifts: one after the other. */
function normalizationReasons(first: Part, second: Part): Reason[] | null {
  if (!first.family.endsWith('normalisation') || first.family !== second.family) return null;
  const [before, after] = [channelsOf(first), channelsOf(second)];
  if (before === 0 || after === 0) return null;
  const name = nameOf(second);
  // As many tensors with other channels, then other tensors.
  const channels = (first.count / before) * (after - before);
  const statistics = second.roles.statistic - (first.roles.statistic / before) * after;
  const scale = second.count - first.count - channels - statistics;
  if (![channels, statistics, scale].every(Number.isInteger)) return null;
  const has =
    scale > 0
      ? 'with a scale or shift that the first has not'
      : 'without a scale or shift that the first has';
  return [
    told('channels', name, `: ${format(after)} channels instead of ${format(before)}.`, channels),
    statisticsReason(name, statistics),
    told('scale', name, `: ${has}.`, scale)
  ].filter(reason => reason.difference !== 0);
}

function channelsOf({ layer: { tensors } }: Part): number {
  return Math.max(0, ...tensors.map(({ count }) => count));
}

/** Layers of the same weights differ in their biases. */
function biasReasons(first: Part, second: Part): Reason[] | null {
  const difference = second.count - first.count;
  const name = nameOf(second);
  if (first.key === second.key && second.roles.bias - first.roles.bias === difference) {
    const where = difference > 0 ? 'second' : 'first';
    return isRecurrent(first.family) && first.roles.bias > 0 && second.roles.bias > 0
      ? [
          told(
            'recurrent-bias',
            name,
            `: two biases a gate in the ${where}, one in the other.`,
            difference
          )
        ]
      : [biasReason(name, difference)];
  }
  // Where the tensors are not known, the outputs tell how many biases there would be.
  const outputs = [first, second].flatMap(({ layer: { outputShape } }) =>
    outputShape ? [outputShape[1], outputShape.at(-1)] : []
  );
  return first.family === second.family &&
    /convolution|dense layer/.test(first.family) &&
    outputs.includes(Math.abs(difference))
    ? [biasReason(name, difference)]
    : null;
}

function changed(first: Part, second: Part): Reason {
  return changedReason(nameOf(second), [first.count, second.count]);
}

/** Another count, and nothing that says why. */
export function changedReason(name: string, [before, after]: readonly [number, number]): Reason {
  return told('changed', name, `: ${format(after)} instead of ${format(before)}.`, after - before);
}

function statisticsReason(name: string, difference: number): Reason {
  const where = difference > 0 ? 'second' : 'first';
  const predicate = `: ${format(Math.abs(difference))} moving means and variances, counted in the ${where} only.`;
  return told('statistics', name, predicate, difference);
}

function biasReason(name: string, difference: number): Reason {
  const where = difference > 0 ? 'second' : 'first';
  return told(
    'bias',
    name,
    `: ${format(Math.abs(difference))} biases, in the ${where} only.`,
    difference
  );
}

function total(parts: readonly Part[]): number {
  return parts.reduce((sum, { count }) => sum + count, 0);
}
