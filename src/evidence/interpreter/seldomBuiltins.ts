import { setAttribute } from './assignment.js';
import { elementsOf, listOf, show, type Body } from './builtins.js';
import { IteratorObject, TupleObject } from './containers.js';
import { binary, compare, makeNumber, numberOf } from './operators.js';
import {
  NO_ARGUMENTS,
  PythonObject,
  UNKNOWN,
  argumentOf,
  type CallValues,
  type PythonValue
} from './values.js';

/** Those of Python's own functions that are seldom called. */
export const BUILTINS: { readonly [name: string]: Body } = {
  enumerate: (args, machine) => {
    const start = argumentOf(args, 1, 'start') ?? 0;
    return new IteratorObject(machine, () => {
      const elements = elementsOf(args.positional[0]);
      return elements === null || typeof start !== 'number'
        ? null
        : elements.map((value, place) => new TupleObject([start + place, value]));
    });
  },
  zip: (args, machine) =>
    new IteratorObject(machine, () => {
      const columns = args.positional.map(elementsOf);
      const known = columns.filter(column => column !== null);
      if (known.length < columns.length || known.length === 0 || !args.complete) {
        return null;
      }
      const length = Math.min(...known.map(column => column.length));
      machine.spend((length * known.length) / 8);
      return Array.from({ length }, (_, i) => new TupleObject(known.map(column => column[i])));
    }),
  reversed: (args, machine) => {
    const [sequence] = args.positional;
    const size = elementsOf(sequence)?.length;
    return new IteratorObject(machine, () => {
      const elements = elementsOf(sequence);
      return elements?.length === size && elements && args.complete
        ? [...elements].reverse()
        : null;
    });
  },
  sorted: args => {
    const sorted = listOf(args, items => sortNumbers(items));
    if (args.keyword.size > 0) {
      return UNKNOWN;
    }
    return sorted;
  },
  map: (args, machine) => {
    const [target, values] = args.positional;
    return new IteratorObject(machine, () => {
      const elements = args.positional.length === 2 ? elementsOf(values) : null;
      const call = (element: PythonValue): PythonValue =>
        target instanceof PythonObject
          ? target.call({ ...NO_ARGUMENTS, positional: [element] }, machine)
          : UNKNOWN;
      if (elements === null) {
        machine.perhaps(() => call(UNKNOWN));
      }
      return elements && elements.map(call);
    });
  },
  min: args => extreme(args, '<'),
  max: args => extreme(args, '>'),
  sum: args =>
    args.positional.length === 1
      ? (elementsOf(args.positional[0])?.reduce((total, item) => binary('+', total, item), 0) ??
        UNKNOWN)
      : UNKNOWN,
  abs: args => {
    const number = numberOf(args.positional[0] ?? null);
    return number ? makeNumber(Math.abs(number.value), number.float) : UNKNOWN;
  },
  int: (args, machine) => {
    const [value] = args.positional;
    if (typeof value === 'string' && !/\d/.test(value) && !machine.uncertain) {
      // A ValueError.
      machine.raise();
    }
    const text =
      typeof value === 'string' && /^\s*-?\d{1,16}\s*$/.test(value) ? Number(value) : null;
    const number = text ?? numberOf(value ?? UNKNOWN)?.value;
    return number === undefined || args.positional.length !== 1
      ? UNKNOWN
      : makeNumber(Math.trunc(number) + 0, false);
  },
  round: args => {
    const number = numberOf(args.positional[0] ?? null);
    // Python rounds halves to the even neighbour.
    return number && args.positional.length === 1 && Math.abs(number.value % 1) !== 0.5
      ? makeNumber(Math.round(number.value) + 0, false)
      : UNKNOWN;
  },
  float: args => {
    const number = numberOf(args.positional[0] ?? null);
    return number ? makeNumber(number.value, true) : UNKNOWN;
  },
  repr: (args, machine) =>
    typeof args.positional[0] === 'string' ? UNKNOWN : show(args.positional[0] ?? UNKNOWN, machine),
  getattr: (args, machine) => {
    const [object, name] = args.positional;
    return object instanceof PythonObject &&
      typeof name === 'string' &&
      args.positional.length === 2
      ? object.getAttribute(name, machine)
      : UNKNOWN;
  },
  setattr: (args, machine) => {
    const [object, name, value] = args.positional;
    if (typeof name === 'string') {
      setAttribute(object, name, value === undefined ? UNKNOWN : value, machine);
    } else if (object instanceof PythonObject) {
      object.spoil();
    }
    return null;
  },
  delattr: (args, machine) => {
    const [object, name] = args.positional;
    if (object instanceof PythonObject) {
      if (typeof name === 'string') {
        object.deleteAttribute(name, machine);
      } else {
        object.spoil();
      }
    }
    return null;
  }
};

function sortNumbers(items: readonly PythonValue[]): readonly PythonValue[] | null {
  const numbers = items.filter(item => typeof item === 'number');
  return numbers.length === items.length ? numbers.sort((a, b) => a - b) : null;
}

function extreme(args: CallValues, operator: string): PythonValue {
  const items = args.positional.length === 1 ? elementsOf(args.positional[0]) : args.positional;
  if (!items || items.length === 0 || args.keyword.size > 0 || !args.complete) {
    return UNKNOWN;
  }
  let best = items[0];
  for (const item of items) {
    const better = item === best ? false : compare(operator, item, best);
    if (better === null) {
      return UNKNOWN;
    }
    best = better ? item : best;
  }
  return numberOf(best) === null ? UNKNOWN : best;
}
