import type { Caveat } from '../summary/types.js';
import { message } from '../text/message.js';
import type { Part } from './parts.js';
import { heldReason } from './sentences.js';
import { describedAs, nameOf, SIDES, told } from './told.js';
import type { Reason } from './types.js';

/** The side that has rows the other has not. */
export interface OneSided {
  /** Its parts and, of those, the ones that the other side has too. */
  readonly parts: readonly Part[];
  readonly matched: ReadonlySet<number>;
  /** What the other side's printer is known to miss. */
  readonly otherMisses: ReadonlySet<Caveat>;
  readonly where: 'first' | 'second';
}

/** A row that only one side has, where nothing else is known of it. */
export function oneSidedReason(at: number, { parts, where }: OneSided): Reason {
  const part = parts[at];
  return told(
    where === 'second' ? 'added' : 'removed',
    differenceOf(part, where),
    message('%1 is in %2 only.', describedAs(part), SIDES[where]),
    message('Is in %1 only.', SIDES[where])
  );
}

/** What the printers may have done that only one of them has a row, supposed that both print one model; `null` where
 * they are not known to do anything of the kind. */
export function printersReason(at: number, side: OneSided): Reason | null {
  const { parts, otherMisses, where } = side;
  const part = parts[at];
  const { count } = part;
  const difference = differenceOf(part, where);
  const other = where === 'second' ? SIDES.first : SIDES.second;
  if (part.isHolder && missesHeld(otherMisses)) {
    return heldReason(part, count, difference, other);
  }
  const twin = tiedWith(at, side);
  if (twin) {
    const [own, its, counted] = [nameOf(part), nameOf(twin), SIDES[where]];
    return told(
      'tied',
      difference,
      message(
        '%1 has just the %2 weights of %3: one tensor, which %4 counts twice.',
        own,
        count,
        its,
        counted
      ),
      message(
        'Has just the %1 weights of %2: one tensor, which %3 counts twice.',
        count,
        its,
        counted
      )
    );
  }
  if (otherMisses.has('called-only') && !hasLike(at, side)) {
    return told(
      'not-called',
      difference,
      message(
        '%1 is not in %2, which lists only what the forward pass calls.',
        describedAs(part),
        other
      ),
      message('Is not in %1, which lists only what the forward pass calls.', other)
    );
  }
  return null;
}

function missesHeld(misses: ReadonlySet<Caveat>): boolean {
  return misses.has('bare-parameters') || misses.has('bare-parameters-unlisted');
}

function differenceOf({ count }: Part, where: 'first' | 'second'): number {
  return where === 'second' ? count : -count;
}

/** The embedding that both sides have and whose matrix an output layer without biases takes over. */
function tiedWith(at: number, { parts, matched }: OneSided): Part | null {
  const { family, roles } = parts[at];
  if (family !== 'dense layer' || roles.bias > 0 || roles.weight === 0) return null;
  return (
    parts.find(
      (other, i) =>
        matched.has(i) && other.family === 'embedding' && other.roles.weight === roles.weight
    ) ?? null
  );
}

/** One more of a layer that the forward pass does call elsewhere says rather that this model is the deeper one. */
function hasLike(at: number, { parts, matched }: OneSided): boolean {
  const { key, outputs } = parts[at];
  return parts.some((other, i) => matched.has(i) && other.key === key && other.outputs === outputs);
}
