import { message } from '../text/message.js';
import { amountOf } from '../text/terms.js';
import { isRecurrent } from './families.js';
import type { Part } from './parts.js';
import {
  biasReason,
  changedReason,
  heldReason,
  insteadReason,
  missedAttention,
  roundedReason,
  scaleReason,
  statisticsReason
} from './sentences.js';
import { settingReasons } from './settings.js';
import { apart, nameOf, SIDES, STARTING, told } from './told.js';
import type { Reason } from './types.js';
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
  if (difference === 0) {
    return first.key === second.key ? [] : (settingsChanged(first, second, isLast) ?? []);
  }
  if (first.range[0] <= second.range[1] && second.range[0] <= first.range[1]) {
    return [roundedReason(second, difference)];
  }
  if (first.isRepeat !== second.isRepeat) return [repeatReason(first, second)];
  if (first.count === 0 || second.count === 0) return [missedReason(first, second, formats)];
  if (first.isHolder && second.isHolder && first.layer.tensors.length === 0) {
    const misser = difference > 0 ? SIDES.first : SIDES.second;
    return [heldReason(second, Math.abs(difference), difference, misser)];
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
  if (isRounded) return roundedReason(block, difference);
  const isMore = (first.length === 1 ? -1 : 1) * difference > 0;
  const lister = first.length === 1 ? SIDES.second : SIDES.first;
  const number = apart(difference);
  const name = message('%1 (%2)', nameOf(block), block.layer.type);
  return isMore
    ? told(
        'bare-parameters',
        difference,
        message('%1 holds %2 parameters beside the layers that %3 lists.', name, number, lister),
        message('Holds %1 parameters beside the layers that %2 lists.', number, lister)
      )
    : told(
        'changed',
        difference,
        message('%1: its layers add up to %2 more than the block.', name, number),
        message('Its layers add up to %1 more than the block.', number)
      );
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
  const counter = first.isRepeat ? SIDES.second : SIDES.first;
  const called = repeat.layer.sharedWith ?? message('an earlier layer');
  return told(
    'shared-call',
    second.count - first.count,
    message('%1 is %2 called again; %3 counts it once more.', nameOf(repeat), called, counter),
    message('Is %1 called again; %2 counts it once more.', called, counter)
  );
}

/** A layer that one side prints without its parameters. */
function missedReason(first: Part, second: Part, formats: Formats): Reason {
  const [missing, other, printer] =
    first.count === 0 ? [first, second, formats.first] : [second, first, formats.second];
  const where = first.count === 0 ? 'first' : 'second';
  const kind = missedKind(missing, other, printer);
  const difference = second.count - first.count;
  const { count } = other;
  const name = nameOf(other);
  switch (kind) {
    case 'attention':
      return missedAttention(other, difference, where, WEIGHT_AND_BIAS.test(printer));
    case 'weight-and-bias-only':
      return told(
        kind,
        difference,
        message(
          '%1: %2 counts tensors called weight and bias only, and misses %3.',
          name,
          SIDES[where],
          count
        ),
        message(
          '%1 counts tensors called weight and bias only, and misses %2.',
          STARTING[where],
          count
        )
      );
    case 'bare-parameters':
      return heldReason(other, count, difference, SIDES[where]);
    case 'unbuilt':
      return told(
        kind,
        difference,
        message(
          '%1 was not built yet when %2 was printed; later it has %3 parameters.',
          name,
          SIDES[where],
          count
        ),
        message(
          'Was not built yet when %1 was printed; later it has %2 parameters.',
          SIDES[where],
          count
        )
      );
    case 'changed':
      return changed(first, second);
  }
}

type MissedKind = 'attention' | 'weight-and-bias-only' | 'unbuilt' | 'bare-parameters' | 'changed';

function missedKind(missing: Part, other: Part, printer: string): MissedKind {
  if (other.family === 'attention') return 'attention';
  if (isRecurrent(other.family) && WEIGHT_AND_BIAS.test(printer)) return 'weight-and-bias-only';
  if (printer.startsWith('keras')) return 'unbuilt';
  return other.isHolder || other.isOpaque || missing.isOpaque ? 'bare-parameters' : 'changed';
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
  return [
    insteadReason('channels', channels, name, amountOf(after, 'channels'), before),
    statisticsReason(name, statistics),
    scaleReason(name, scale)
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
    const side = difference > 0 ? SIDES.second : SIDES.first;
    return isRecurrent(first.family) && first.roles.bias > 0 && second.roles.bias > 0
      ? [
          told(
            'recurrent-bias',
            difference,
            message('%1: two biases a gate in %2, one in the other.', name, side),
            message('Two biases a gate in %1, one in the other.', side)
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

function total(parts: readonly Part[]): number {
  return parts.reduce((sum, { count }) => sum + count, 0);
}
