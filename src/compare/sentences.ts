import { message, type Message } from '../text/message.js';
import type { Part } from './parts.js';
import { apart, nameOf, SIDES, STARTING, told } from './told.js';
import type { Reason, ReasonKind } from './types.js';

/** A printed number that stands for several. */
export function roundedReason(part: Part, difference: number): Reason {
  return told(
    'rounding',
    difference,
    message('%1: a rounded number.', nameOf(part)),
    message('A rounded number.')
  );
}

/** An attention whose parameters one side misses.
 *
 * @param areNamedOtherwise because that printer counts tensors called weight and bias only.
 */
export function missedAttention(
  part: Part,
  difference: number,
  where: keyof typeof SIDES,
  areNamedOtherwise: boolean
): Reason {
  const [name, count, side, start] = [nameOf(part), part.count, SIDES[where], STARTING[where]];
  return areNamedOtherwise
    ? told(
        'attention',
        difference,
        message(
          '%1: %2 misses the %3 parameters of the attention, which are not called weight and bias.',
          name,
          side,
          count
        ),
        message(
          '%1 misses the %2 parameters of the attention, which are not called weight and bias.',
          start,
          count
        )
      )
    : told(
        'attention',
        difference,
        message(
          '%1: %2 misses the %3 parameters of the attention, a module with a layer inside.',
          name,
          side,
          count
        ),
        message(
          '%1 misses the %2 parameters of the attention, a module with a layer inside.',
          start,
          count
        )
      );
}

/** Another count, and nothing that says why. */
export function changedReason(name: string, [before, after]: readonly [number, number]): Reason {
  return told(
    'changed',
    after - before,
    message('%1: %2 instead of %3.', name, after, before),
    message('%1 instead of %2.', after, before)
  );
}

/** Moving means and variances that one side counts. */
export function statisticsReason(name: string, difference: number): Reason {
  const side = difference > 0 ? SIDES.second : SIDES.first;
  const number = apart(difference);
  return told(
    'statistics',
    difference,
    message('%1: %2 moving means and variances, counted in %3 only.', name, number, side),
    message('%1 moving means and variances, counted in %2 only.', number, side)
  );
}

/** A scale or a shift that only one of two normalisations has. */
export function scaleReason(name: string, difference: number): Reason {
  return difference > 0
    ? told(
        'scale',
        difference,
        message('%1: with a scale or shift that the first has not.', name),
        message('With a scale or shift that the first has not.')
      )
    : told(
        'scale',
        difference,
        message('%1: without a scale or shift that the first has.', name),
        message('Without a scale or shift that the first has.')
      );
}

/** Biases that one side has or counts. */
export function biasReason(name: string, difference: number): Reason {
  const side = difference > 0 ? SIDES.second : SIDES.first;
  const number = apart(difference);
  return told(
    'bias',
    difference,
    message('%1: %2 biases, in %3 only.', name, number, side),
    message('%1 biases, in %2 only.', number, side)
  );
}

/** So many of something instead of another number of them. */
export function insteadReason(
  kind: ReasonKind,
  difference: number,
  name: string,
  now: Message,
  before: number
): Reason {
  return told(
    kind,
    difference,
    message('%1: %2 instead of %3.', name, now, before),
    message('%1 instead of %2.', now, before)
  );
}

/** Biases that a layer has got, or has lost. */
export function biasesReason(
  difference: number,
  name: string,
  biases: number,
  isNew: boolean
): Reason {
  return isNew
    ? told(
        'bias',
        difference,
        message('%1: %2 biases, which the first has not.', name, biases),
        message('%1 biases, which the first has not.', biases)
      )
    : told(
        'bias',
        difference,
        message('%1: without the %2 biases that the first has.', name, biases),
        message('Without the %1 biases that the first has.', biases)
      );
}

/** A module that holds parameters itself, which one side does not see. */
export function heldReason(part: Part, count: number, difference: number, misser: Message): Reason {
  return told(
    'bare-parameters',
    difference,
    message('%1 holds %2 parameters itself, which %3 misses.', nameOf(part), count, misser),
    message('Holds %1 parameters itself, which %2 misses.', count, misser)
  );
}
