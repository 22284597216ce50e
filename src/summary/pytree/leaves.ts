import { toValue } from '../python/parse.js';
import type { Call, Expression, Opaque } from '../python/expression.js';

/** An array that a module holds. */
export interface Leaf {
  /** `null` where its numbers are printed in the place of its shape. */
  readonly shape: readonly number[] | null;
  readonly trainable: boolean;
}

/** The array that a printed value stands for; `null` if it is none. */
export function leafOf(expression: Expression): Leaf | null {
  if (expression.kind === 'array') {
    // Gradients are of floating-point numbers only.
    const trainable = /^(?:bf|f|c)\d/.test(expression.type);
    return { shape: expression.shape, trainable };
  }
  if (expression.kind === 'opaque') {
    const shape = shownShape(expression);
    return shape && { shape, trainable: /^<jax\.Array b?float/.test(expression.text) };
  }
  if (expression.kind !== 'call') return null;
  const value = expression.fields.find(
    ({ name }) => name === 'value' || name === 'raw_value'
  )?.value;
  if (value === undefined || !/^[A-Z]/.test(expression.name)) return null;
  const trainable = expression.name.includes('Param');
  if (value.kind === 'array') return { shape: value.shape, trainable };
  if (value.kind === 'opaque') {
    const shape = shownShape(value);
    return shape && { shape, trainable };
  }
  return value.kind === 'call' && isArray(value) ? { shape: shapeOf(value), trainable } : null;
}

/** The shape of an array as treescope shows it: `<jax.Array float32(12, 32)>`. */
function shownShape({ text }: Opaque): readonly number[] | null {
  const sizes = /^<jax\.Array [\w<>]{1,30}\(([\d, ]{0,80})\)/.exec(text)?.[1];
  return sizes === undefined ? null : (sizes.match(/\d+/g) ?? []).map(Number);
}

/** True of flax' counters and keys of random numbers. */
export function isRandomState({ name }: Call): boolean {
  return name.startsWith('Rng');
}

/** True of a call of a class with named arguments: of a module, and not of a value of another kind. */
export function isModule(call: Call): boolean {
  return (
    /^[A-Z_]/.test(call.name) &&
    !isArray(call) &&
    !isRandomState(call) &&
    call.fields.every(({ name }) => name !== null) &&
    leafOf(call) === null
  );
}

function isArray({ name }: Call): boolean {
  return name === 'Array' || name === 'ShapeDtypeStruct';
}

function isSize(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function shapeOf(array: Call): readonly number[] | null {
  const shape = array.fields.find(({ name }) => name === 'shape');
  const sizes = shape && toValue(shape.value);
  return Array.isArray(sizes) && sizes.every(isSize) ? sizes : null;
}
