import { format } from '../report/format.js';
import { isRecurrent } from './families.js';
import type { Part } from './parts.js';
import { settingReasons } from './settings.js';
import type { Reason, ReasonKind } from './types.js';
import { biasesIn, extraOf, statisticsIn, VIEWS } from './views.js';

/** What the two sides print with. */
export interface Formats {
  readonly first: string;
  readonly second: string;
}

/** Counts tensors called weight and bias only. */
const WEIGHT_AND_BIAS = /^(?:torchsummary|modelsummary)$/;

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
  if (difference === 0) return [];
  if (first.range[0] <= second.range[1] && second.range[0] <= first.range[1]) {
    return [{ kind: 'rounding', text: `${second.layer.name}: a rounded number.`, difference }];
  }
  if (first.isRepeat !== second.isRepeat) return [repeatReason(first, second)];
  if (first.count === 0 || second.count === 0) return [missedReason(first, second, formats)];
  if (first.isHolder && second.isHolder && first.layer.tensors.length === 0) {
    return [heldReason(first, second)];
  }
  return (
    normalizationReasons(first, second) ??
    settingReasons(first, second, isLast) ??
    biasReasons(first, second) ?? [changed(first, second)]
  );
}

/** Why one row counts otherwise than the several that it stands for. */
export function groupReasons(first: readonly Part[], second: readonly Part[]): Reason[] {
  const difference = total(second) - total(first);
  if (difference === 0) return [];
  const isFirstGroup = first.length === 1;
  const [rows, sign] = isFirstGroup ? [second, -1] : [first, 1];
  const view = VIEWS.find(one => sign * extraOf(rows, one) === difference);
  const { name } = (isFirstGroup ? first : second)[0].layer;
  if (!view) return [unlistedReason(first, second)];
  const statistics = sign * statisticsIn(rows, view);
  const bias = sign * biasesIn(rows, view);
  return [
    { kind: 'statistics' as const, text: statisticsText(name, statistics), difference: statistics },
    { kind: 'bias' as const, text: biasText(name, bias), difference: bias }
  ].filter(reason => reason.difference !== 0);
}

/** A block counts more than the layers inside that are printed, or they are rounded. */
function unlistedReason(first: readonly Part[], second: readonly Part[]): Reason {
  const difference = total(second) - total(first);
  const block = first.length === 1 ? first[0] : second[0];
  const isRounded = lowest(first) <= highest(second) && lowest(second) <= highest(first);
  if (isRounded) {
    return { kind: 'rounding', text: `${block.layer.name}: a rounded number.`, difference };
  }
  const isMore = (first.length === 1 ? -1 : 1) * difference > 0;
  const where = first.length === 1 ? 'second' : 'first';
  return isMore
    ? {
        kind: 'bare-parameters',
        text: `${block.layer.name} (${block.layer.type}) holds ${format(Math.abs(difference))} parameters beside the layers that the ${where} lists.`,
        difference
      }
    : {
        kind: 'changed',
        text: `${block.layer.name} (${block.layer.type}): its layers add up to ${format(Math.abs(difference))} more than the block.`,
        difference
      };
}

function lowest(parts: readonly Part[]): number {
  return parts.reduce((sum, { range }) => sum + range[0], 0);
}

function highest(parts: readonly Part[]): number {
  return parts.reduce((sum, { range }) => sum + range[1], 0);
}

/** A layer called again: counted there once more, or not. */
function repeatReason(first: Part, second: Part): Reason {
  const { name, sharedWith } = (first.isRepeat ? first : second).layer;
  const where = first.isRepeat ? 'second' : 'first';
  return {
    kind: 'shared-call',
    text: `${name} is ${sharedWith ?? 'an earlier layer'} called again; the ${where} counts it once more.`,
    difference: second.count - first.count
  };
}

/** A layer that one side prints without its parameters. */
function missedReason(first: Part, second: Part, formats: Formats): Reason {
  const [missing, other, format1] =
    first.count === 0 ? [first, second, formats.first] : [second, first, formats.second];
  const where = first.count === 0 ? 'first' : 'second';
  const difference = second.count - first.count;
  const number = format(other.count);
  const { name } = other.layer;
  const kind = missedKind(missing, other, format1);
  const texts: Partial<Record<ReasonKind, string>> = {
    attention: `${name}: the ${where} misses the ${number} parameters of the attention, which are not called weight and bias.`,
    'weight-and-bias-only': `${name}: the ${where} counts tensors called weight and bias only, and misses ${number}.`,
    'bare-parameters': `${name} holds ${number} parameters itself, which the ${where} misses.`,
    unbuilt: `${name} was not built yet when the ${where} was printed; later it has ${number} parameters.`
  };
  return { kind, text: texts[kind] ?? changed(first, second).text, difference };
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
  return {
    kind: 'bare-parameters',
    text: `${second.layer.name} holds ${format(Math.abs(difference))} parameters itself, which the ${difference > 0 ? 'first' : 'second'} misses.`,
    difference
  };
}

/** A normalisation of the same channels differs in its statistics, and in whether it scales and shifts. */
function normalizationReasons(first: Part, second: Part): Reason[] | null {
  if (!first.family.endsWith('normalisation') || first.key !== second.key) return null;
  const difference = second.count - first.count;
  const statistics = second.roles.statistic - first.roles.statistic;
  const { name } = second.layer;
  const reasons: Reason[] = [
    { kind: 'statistics', text: statisticsText(name, statistics), difference: statistics },
    {
      kind: 'scale',
      text: `${name}: ${difference - statistics > 0 ? 'with a scale or shift that the first has not' : 'without a scale or shift that the first has'}.`,
      difference: difference - statistics
    }
  ];
  return reasons.filter(reason => reason.difference !== 0);
}

/** Layers of the same weights differ in their biases. */
function biasReasons(first: Part, second: Part): Reason[] | null {
  const difference = second.count - first.count;
  const { name } = second.layer;
  if (first.key === second.key && second.roles.bias - first.roles.bias === difference) {
    return isRecurrent(first.family) && first.roles.bias > 0 && second.roles.bias > 0
      ? [
          {
            kind: 'recurrent-bias',
            text: `${name}: two biases a gate in the ${difference > 0 ? 'second' : 'first'}, one in the other.`,
            difference
          }
        ]
      : [{ kind: 'bias', text: biasText(name, difference), difference }];
  }
  // Where the tensors are not known, the outputs tell how many biases there would be.
  const outputs = [first, second].flatMap(({ layer: { outputShape } }) =>
    outputShape ? [outputShape[1], outputShape.at(-1)] : []
  );
  return first.family === second.family &&
    /convolution|dense layer/.test(first.family) &&
    outputs.includes(Math.abs(difference))
    ? [{ kind: 'bias', text: biasText(name, difference), difference }]
    : null;
}

function changed(first: Part, second: Part): Reason {
  return {
    kind: 'changed',
    text: `${second.layer.name}: ${format(second.count)} instead of ${format(first.count)}.`,
    difference: second.count - first.count
  };
}

function statisticsText(name: string, difference: number): string {
  const where = difference > 0 ? 'second' : 'first';
  return `${name}: ${format(Math.abs(difference))} moving means and variances, counted in the ${where} only.`;
}

function biasText(name: string, difference: number): string {
  const where = difference > 0 ? 'second' : 'first';
  return `${name}: ${format(Math.abs(difference))} biases, in the ${where} only.`;
}

function total(parts: readonly Part[]): number {
  return parts.reduce((sum, { count }) => sum + count, 0);
}
