import type { Arguments } from './arguments.js';
import { CountError } from './errors.js';
import type { Rule, Signature } from './rule.js';
import type { Shape } from './types.js';

/** The output shapes of a layer without weights; `null` if not known. */
export type ShapeRule = (settings: Arguments, inputs: readonly Shape[]) => readonly Shape[] | null;

/** A layer that learns nothing. Its count is 0 whatever its arguments are, so it is never refused: an output shape that
 * cannot be told is left open. */
export function weightless(type: string, shape: ShapeRule, signature: Signature = {}): Rule {
  return {
    type,
    signature,
    weightless: true,
    count: (settings, inputs) => ({ tensors: [], outputs: shapeOrNull(shape, settings, inputs) })
  };
}

function shapeOrNull(
  shape: ShapeRule,
  settings: Arguments,
  inputs: readonly Shape[]
): readonly Shape[] | null {
  try {
    return inputs.length > 0 ? shape(settings, inputs) : null;
  } catch (error) {
    if (error instanceof CountError) {
      return null;
    }
    throw error;
  }
}
