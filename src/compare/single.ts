import { format } from '../report/format.js';
import type { Part } from './parts.js';
import type { Reason } from './types.js';

/** The side that has a row the other has not. */
export interface OneSided {
  /** Its parts and, of those, the ones that the other side has too. */
  readonly parts: readonly Part[];
  readonly matched: ReadonlySet<number>;
  readonly printer: string;
  readonly otherPrinter: string;
  readonly sameFramework: boolean;
  /** All that the other side has, this one has as well. */
  readonly isWhole: boolean;
  /** "first" or "second". */
  readonly where: 'first' | 'second';
}

/** Printers that count a layer again at each call. */
const EACH_CALL = /^(?:torchsummary|modelsummary)$/;
/** Printers that list what the forward pass calls: weights that are used without calling their layer are missed. */
const CALLED_ONLY = /^(?:torchsummary|modelsummary|pytorch_model_summary|torch-summary)$/;
/** Printers that leave out what a module holds beside its layers, in some releases at least. */
const NO_BARE =
  /^(?:torchsummary|modelsummary|pytorch_model_summary|torchinfo|torch-summary|torch-repr|lightning)$/;

/** Why a row stands on one side only. */
export function oneSidedReason(at: number, side: OneSided): Reason {
  const part = side.parts[at];
  const { name, type } = part.layer;
  const sign = side.where === 'second' ? 1 : -1;
  const difference = sign * part.count;
  const number = format(part.count);
  const other = side.where === 'second' ? 'first' : 'second';
  if (part.isHolder && side.sameFramework && NO_BARE.test(side.otherPrinter)) {
    return {
      kind: 'bare-parameters',
      text: `${name} holds ${number} parameters itself, which the ${other} misses.`,
      difference
    };
  }
  const twin = tiedWith(at, side.parts);
  if (twin) {
    return {
      kind: 'tied',
      text: `${name} has just the ${number} weights of ${twin.layer.name}: one tensor, which the ${side.where} counts twice.`,
      difference
    };
  }
  const earlier = EACH_CALL.test(side.printer) ? calledBefore(at, side) : null;
  if (earlier) {
    return {
      kind: 'shared-call',
      text: `${name} is counted like ${earlier.layer.name}, which the ${other} has once: a layer that is called again counts again in the ${side.where}.`,
      difference
    };
  }
  if (side.sameFramework && side.isWhole && CALLED_ONLY.test(side.otherPrinter)) {
    return {
      kind: 'not-called',
      text: `${name} (${type}, ${number}) is not in the ${other}, which lists only what the forward pass calls.`,
      difference
    };
  }
  return {
    kind: side.where === 'second' ? 'added' : 'removed',
    text: `${name} (${type}, ${number}) is in the ${side.where} only.`,
    difference
  };
}

/** The embedding whose matrix an output layer without biases takes over. */
function tiedWith(at: number, parts: readonly Part[]): Part | null {
  const { family, roles } = parts[at];
  if (family !== 'dense layer' || roles.bias > 0 || roles.weight === 0) return null;
  return (
    parts.find(other => other.family === 'embedding' && other.roles.weight === roles.weight) ?? null
  );
}

function calledBefore(at: number, { parts, matched }: OneSided): Part | null {
  const { key } = parts[at];
  return parts.find((other, i) => i < at && other.key === key && matched.has(i)) ?? null;
}
