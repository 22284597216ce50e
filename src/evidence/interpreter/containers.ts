import type { Value } from '../../counter/types.js';
import type { Argument } from '../types.js';
import type { Machine } from './machine.js';
import { PythonObject, UNKNOWN, toArgument, type PythonValue } from './values.js';

/** Longer sequences are data, not architecture. */
export const MAXIMUM_LENGTH = 2048;

/** Nesting beyond this, or a list inside itself, is not turned into an argument. */
const MAXIMUM_DEPTH = 12;

/** An argument with more values than this in it is not kept: lists that hold the same lists grow fast. */
const MAXIMUM_VALUES = 5000;

let depth = 0;
let values = 0;

abstract class Sequence extends PythonObject {
  protected abstract readonly values: readonly PythonValue[] | null;

  protected abstract like(items: readonly PythonValue[]): PythonValue;

  override elements(): readonly PythonValue[] | null {
    return this.values;
  }

  override truth(): boolean | null {
    return this.values === null ? null : this.values.length > 0;
  }

  override getItem(index: PythonValue, machine: Machine): PythonValue {
    if (this.values === null) {
      return UNKNOWN;
    }
    if (index instanceof SliceObject) {
      const items = index.apply(this.values);
      return items === null ? UNKNOWN : this.like(items);
    }
    const place = placeOf(index, this.values.length);
    if (place !== null) {
      return this.values[place];
    }
    // An IndexError.
    if (typeof index === 'number' && !machine.uncertain) machine.raise();
    return UNKNOWN;
  }

  override toArgument(): Argument {
    return this.values === null ? UNKNOWN : arrayArgument(this.values);
  }
}

export class TupleObject extends Sequence {
  constructor(protected readonly values: readonly PythonValue[]) {
    super();
  }

  protected like(items: readonly PythonValue[]): PythonValue {
    return new TupleObject(items);
  }
}

export class ListObject extends Sequence {
  /** `null` once the contents cannot be told any more. */
  items: PythonValue[] | null;

  constructor(items: readonly PythonValue[] | null) {
    super();
    this.items = items === null || items.length > MAXIMUM_LENGTH ? null : [...items];
  }

  protected get values(): readonly PythonValue[] | null {
    return this.items;
  }

  protected like(items: readonly PythonValue[]): PythonValue {
    return new ListObject(items);
  }

  override setItem(index: PythonValue, value: PythonValue, machine: Machine): void {
    const place = this.items === null ? null : placeOf(index, this.items.length);
    if (!machine.mayChange(this)) {
      return;
    }
    if (this.items === null || place === null) {
      this.spoil();
    } else {
      this.items[place] = value;
    }
  }

  /** The list's own contents were changed in place; too long a list is not kept. */
  changed(): void {
    if (this.items !== null && this.items.length > MAXIMUM_LENGTH) {
      this.spoil();
    }
  }

  override spoil(): void {
    this.items = null;
  }
}

/** What can be gone through once: a generator, or what `zip`, `map`, `enumerate` and `reversed` give. It is worked out
 * when it is gone through. */
export class IteratorObject extends PythonObject {
  constructor(
    private readonly machine: Machine,
    private left: (() => readonly PythonValue[] | null) | null
  ) {
    super();
  }

  /** What is in it, for code that is not seen and that may have gone through it. */
  get contents(): readonly PythonValue[] | null {
    return this.machine.perhaps(() => this.elements());
  }

  /** Whoever takes some of it may have stopped anywhere: nothing is known of the rest. */
  override elements(): readonly PythonValue[] | null {
    const { left } = this;
    this.left = null;
    return left && this.machine.step(left);
  }

  override truth(): boolean {
    return true;
  }

  override spoil(): void {
    this.left = null;
  }
}

/** What `keys`, `values` and `items` give: it follows what the dictionary becomes. */
export class ViewObject extends PythonObject {
  constructor(private readonly look: () => readonly PythonValue[] | null) {
    super();
  }

  override elements(): readonly PythonValue[] | null {
    return this.look();
  }
}

export class DictObject extends PythonObject {
  /** `null` once the contents cannot be told any more. */
  entries: Map<string | number, PythonValue> | null;

  constructor(entries: Iterable<readonly [string | number, PythonValue]> | null) {
    super();
    this.entries = entries === null ? null : new Map(entries);
  }

  override getItem(index: PythonValue, machine: Machine): PythonValue {
    if (this.entries === null || (typeof index !== 'string' && typeof index !== 'number')) {
      return UNKNOWN;
    }
    const value = this.entries.get(index);
    if (value === undefined) {
      // A KeyError.
      if (!machine.uncertain) machine.raise();
      return UNKNOWN;
    }
    return value;
  }

  override setItem(index: PythonValue, value: PythonValue, machine: Machine): void {
    if (!machine.mayChange(this)) {
      return;
    }
    if (typeof index === 'string' || typeof index === 'number') {
      this.entries?.set(index, value);
    } else {
      this.spoil();
    }
  }

  override elements(): readonly PythonValue[] | null {
    return this.entries === null ? null : [...this.entries.keys()];
  }

  override truth(): boolean | null {
    return this.entries === null ? null : this.entries.size > 0;
  }

  override spoil(): void {
    this.entries = null;
  }

  override toArgument(): Argument {
    if (this.entries === null) {
      return UNKNOWN;
    }
    return recordArgument([...this.entries].map(([key, value]) => [String(key), value] as const));
  }
}

export class SliceObject extends PythonObject {
  constructor(
    private readonly lower: PythonValue,
    private readonly upper: PythonValue,
    private readonly step: PythonValue
  ) {
    super();
  }

  /** The elements that the slice takes; `null` if a bound is not known. */
  apply<T>(items: readonly T[]): T[] | null {
    const { lower, upper } = this;
    const step = this.step === null ? 1 : this.step;
    const bounded = (bound: PythonValue) => bound === null || typeof bound === 'number';
    if (typeof step !== 'number' || step === 0 || !bounded(lower) || !bounded(upper)) {
      return null;
    }
    const [least, most] = step > 0 ? [0, items.length] : [-1, items.length - 1];
    const place = (bound: PythonValue, fallback: number): number =>
      typeof bound === 'number'
        ? Math.min(most, Math.max(least, bound < 0 ? bound + items.length : bound))
        : fallback;
    const start = place(lower, step > 0 ? least : most);
    const end = place(upper, step > 0 ? most : least);
    const taken: T[] = [];
    for (let i = start; step > 0 ? i < end : i > end; i += step) {
      taken.push(items[i]);
    }
    return taken;
  }
}

/** An array argument, UNKNOWN as soon as one element is. */
function arrayArgument(elements: readonly PythonValue[]): Argument {
  return nested(() => {
    const items: Value[] = [];
    for (const value of elements) {
      const item = toArgument(value);
      if (item === UNKNOWN || ++values > MAXIMUM_VALUES) {
        return UNKNOWN;
      }
      items.push(item);
    }
    return items;
  });
}

/** An object argument, UNKNOWN as soon as one entry is. */
export function recordArgument(
  entries: Iterable<readonly [string, PythonValue]>
): { readonly [key: string]: Value } | typeof UNKNOWN {
  return nested(() => {
    const record: { [key: string]: Value } = {};
    for (const [key, value] of entries) {
      const item = toArgument(value);
      if (item === UNKNOWN || key === '__proto__' || ++values > MAXIMUM_VALUES) {
        return UNKNOWN;
      }
      record[key] = item;
    }
    return record;
  });
}

function nested<T>(convert: () => T | typeof UNKNOWN): T | typeof UNKNOWN {
  values = depth === 0 ? 0 : values;
  if (depth >= MAXIMUM_DEPTH) {
    return UNKNOWN;
  }
  depth++;
  try {
    return convert();
  } finally {
    depth--;
  }
}

/** What a loop goes over; `null` if not known. */
export function iterateOver(value: PythonValue): readonly PythonValue[] | null {
  if (typeof value === 'string') {
    return [...value];
  }
  // A copy: the loop's body may change the list.
  const elements = value instanceof PythonObject ? value.turns() : null;
  return elements === null ? null : [...elements];
}

/** The place that an index means in a sequence of `length`. */
export function placeOf(index: PythonValue, length: number): number | null {
  const place = typeof index === 'number' ? (index < 0 ? index + length : index) : -1;
  return place >= 0 && place < length ? place : null;
}
