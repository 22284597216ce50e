import { REQUIRED } from '../counter/rule.js';
import { ruleOf } from '../counter/index.js';
import type { Config, Layer, Shape, Value } from '../counter/types.js';

/** The first of the arguments that the layer was given, or that its class has a default for; `null` if there is none. */
export function settingOf({ framework, type, config }: Layer, ...names: readonly string[]): Value {
  for (const name of names) {
    if (Object.hasOwn(config, name)) return config[name];
  }
  const signature = ruleOf(framework, type)?.signature ?? {};
  for (const name of names) {
    const standard = Object.hasOwn(signature, name) ? signature[name] : REQUIRED;
    if (standard !== REQUIRED) return standard;
  }
  return null;
}

/** The numbers of a setting that is one for all axes or one an axis; empty if it is anything else. */
export function numbersOf(value: Value): readonly number[] {
  const values: readonly Value[] = Array.isArray(value) ? value : [value];
  return values.every(one => typeof one === 'number') ? (values as readonly number[]) : [];
}

/** A layer that another one wraps, given as `{class, config}`; `null` if the value is none. */
export function wrappedIn(value: Value): { readonly type: string; readonly config: Config } | null {
  if (!isConfig(value) || typeof value.class !== 'string') return null;
  const config = value.config ?? {};
  return isConfig(config) ? { type: value.class, config } : null;
}

export function isConfig(value: Value): value is Config {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** How many numbers one sample of a shape holds, the batch left out; `null` where an axis is open or nothing is left. */
export function volumeOf(shape: Shape | null | undefined): number | null {
  if (!shape || shape.length < 2) return null;
  return productOf(shape.slice(1));
}

export function productOf(sizes: Shape): number | null {
  const product = sizes.reduce<number | null>(
    (total, size) => (total === null || size === null ? null : total * size),
    1
  );
  return product !== null && Number.isSafeInteger(product) ? product : null;
}

/** Whether two shapes are the same, an open axis only like an open one. */
export function isSameShape(one: Shape | null, other: Shape | null): boolean {
  if (!one || !other) return one === other;
  return one.length === other.length && one.every((size, axis) => size === other[axis]);
}
