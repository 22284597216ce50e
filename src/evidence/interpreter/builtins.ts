import { later } from '../../later.js';
import { DictObject, ListObject, MAXIMUM_LENGTH, TupleObject } from './containers.js';
import type { Machine } from './machine.js';
import { textCost, textOf } from './text.js';
import {
  NativeFunction,
  PlainObject,
  PythonObject,
  UNKNOWN,
  truthOf,
  type CallValues,
  type PythonValue
} from './values.js';

/** What one of Python's own functions does. */
export type Body = (args: CallValues, machine: Machine) => PythonValue;

const BODIES: { readonly [name: string]: Body } = {
  range: args => {
    const bounds = args.positional.map(bound => (typeof bound === 'number' ? bound : null));
    const [start, end, step] =
      bounds.length === 1
        ? [0, bounds[0], 1]
        : [bounds[0], bounds[1], bounds.length > 2 ? bounds[2] : 1];
    if (!args.complete || start == null || end == null || step == null || step === 0) {
      return UNKNOWN;
    }
    const length = Math.max(0, Math.ceil((end - start) / step));
    return length > MAXIMUM_LENGTH
      ? UNKNOWN
      : new ListObject(Array.from({ length }, (_, i) => start + i * step));
  },
  len: args => {
    const [value] = args.positional;
    return typeof value === 'string'
      ? value.length
      : (elementsOf(value)?.length ?? new PlainObject());
  },
  list: args => (args.positional.length === 0 ? new ListObject([]) : listOf(args, items => items)),
  tuple: args => {
    const elements = args.positional.length === 0 ? [] : elementsOf(args.positional[0]);
    return elements === null ? UNKNOWN : new TupleObject(elements);
  },
  dict: args => {
    const [given] = args.positional;
    const entries =
      given === undefined
        ? new Map()
        : given instanceof DictObject
          ? given.entries
          : entriesOf(given);
    return new DictObject(entries && args.complete ? [...entries, ...args.keyword] : null);
  },
  str: (args, machine) => show(args.positional[0] ?? UNKNOWN, machine),
  bool: args => truthOf(args.positional[0] ?? UNKNOWN) ?? new PlainObject(),
  isinstance: args => {
    const [object, type] = args.positional;
    if (!(object instanceof PythonObject) || type === undefined) {
      return UNKNOWN;
    }
    const types: readonly PythonValue[] =
      type instanceof TupleObject ? (type.elements() ?? [UNKNOWN]) : [type];
    const truths = types.map(one => object.isInstanceOf(one));
    return truths.includes(true) ? true : truths.includes(null) ? new PlainObject() : false;
  },
  hasattr: () => new PlainObject(),
  object: () => UNKNOWN,
  print: (args, machine) => {
    machine.library.shown(args.positional, machine);
    return null;
  },
  display: (args, machine) => {
    machine.library.shown(args.positional, machine);
    return null;
  }
};

/** Functions that are seldom called. */
const SELDOM =
  'enumerate zip reversed sorted map min max sum abs int round float repr getattr setattr delattr'.split(
    ' '
  );

const FUNCTIONS = new Map(
  [...Object.keys(BODIES), ...SELDOM].map(name => [
    name,
    new NativeFunction((args, machine) => {
      machine.spend(args.positional.reduce<number>((cost, value) => cost + costOf(value), 0));
      const bodies = Object.hasOwn(BODIES, name) ? BODIES : later('library').BUILTINS;
      return bodies[name](args, machine);
    })
  ])
);

/** What a name means when nothing binds it; `undefined` for what is not followed. */
export function builtin(name: string): PythonValue | undefined {
  return name === '__name__' ? '__main__' : FUNCTIONS.get(name);
}

/** Python's `str()`. */
export function show(value: PythonValue, machine: Machine): PythonValue {
  return value instanceof PythonObject && textOf(value) === null
    ? value.toText(machine)
    : (textOf(value) ?? UNKNOWN);
}

/** The pairs of key and value that a list holds; `null` if they are not known. */
function entriesOf(value: PythonValue): [string | number, PythonValue][] | null {
  const entries: [string | number, PythonValue][] = [];
  for (const pair of elementsOf(value) ?? [UNKNOWN]) {
    const [key, item] = (pair instanceof PythonObject ? pair.unpack(2) : null) ?? [];
    if ((typeof key !== 'string' && typeof key !== 'number') || item === undefined) {
      return null;
    }
    entries.push([key, item]);
  }
  return entries;
}

/** The steps that one look at everything in an argument is worth. */
function costOf(value: PythonValue): number {
  if (typeof value === 'string') {
    return textCost(value);
  }
  return value instanceof ListObject ? (value.items?.length ?? 0) / 64 : 0;
}

/** What going through a value gives; `null` if that is not known. */
export function elementsOf(value: PythonValue | undefined): readonly PythonValue[] | null {
  if (typeof value === 'string') {
    return [...value];
  }
  return value instanceof PythonObject ? value.elements() : null;
}

/** A new list of what `make` makes of the elements of the first argument. */
export function listOf(
  args: CallValues,
  make: (items: readonly PythonValue[]) => readonly PythonValue[] | null
): PythonValue {
  const elements = elementsOf(args.positional[0]);
  return new ListObject(elements === null || !args.complete ? null : make(elements));
}
