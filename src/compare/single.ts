import { format } from '../report/format.js';
import type { Caveat } from '../summary/types.js';
import type { Part } from './parts.js';
import { describedAs, nameOf, told } from './told.js';
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
    describedAs(part, format(part.count)),
    ` is in the ${where} only.`,
    differenceOf(part, where)
  );
}

/** What the printers may have done that only one of them has a row, supposed that both print one model; `null` where
 * they are not known to do anything of the kind. */
export function printersReason(at: number, side: OneSided): Reason | null {
  const { parts, otherMisses, where } = side;
  const part = parts[at];
  const number = format(part.count);
  const difference = differenceOf(part, where);
  const other = where === 'second' ? 'first' : 'second';
  if (part.isHolder && missesHeld(otherMisses)) {
    const predicate = ` holds ${number} parameters itself, which the ${other} misses.`;
    return told('bare-parameters', nameOf(part), predicate, difference);
  }
  const twin = tiedWith(at, side);
  if (twin) {
    const predicate = ` has just the ${number} weights of ${nameOf(twin)}: one tensor, which the ${where} counts twice.`;
    return told('tied', nameOf(part), predicate, difference);
  }
  if (otherMisses.has('called-only') && !hasLike(at, side)) {
    const predicate = ` is not in the ${other}, which lists only what the forward pass calls.`;
    return told('not-called', describedAs(part, number), predicate, difference);
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
