import { later } from '../../later.js';
import { DictObject, ListObject } from './containers.js';
import type { Machine } from './machine.js';
import { textCost } from './text.js';
import {
  NativeFunction,
  PythonObject,
  UNKNOWN,
  type CallValues,
  type PythonValue
} from './values.js';

/** The methods of text that are followed. */
const TEXT_METHOD = /^(format|lower|upper|strip|startswith|endswith|join|split|replace)$/;

const LIST_METHOD = /^(insert|extend|pop|reverse|clear|copy|index|count)$/;

const DICT_METHOD = /^(get|keys|values|items|copy|update)$/;

/** A method of Python's own types; `null` if the value has none of that name. */
export function methodOf(object: PythonValue, name: string): PythonObject | null {
  if (typeof object === 'string') {
    return TEXT_METHOD.test(name)
      ? bound(object, (args, machine) => later('library').callOnText(name, object, args, machine))
      : null;
  }
  if (object instanceof ListObject) {
    if (name === 'append') {
      return bound(object, (args, machine) => append(object, args, machine));
    }
    return LIST_METHOD.test(name)
      ? bound(object, (args, machine) => later('library').callOnList(name, object, args, machine))
      : spoiling(object);
  }
  if (object instanceof DictObject) {
    return DICT_METHOD.test(name)
      ? bound(object, (args, machine) => later('library').callOnDict(name, object, args, machine))
      : spoiling(object);
  }
  return null;
}

function bound(
  self: PythonValue,
  work: (args: CallValues, machine: Machine) => PythonValue
): PythonObject {
  return new NativeFunction((args, machine) => {
    machine.spend(1 + costOf(self));
    return work(args, machine);
  });
}

function costOf(self: PythonValue): number {
  if (typeof self === 'string') {
    return textCost(self);
  }
  return self instanceof PythonObject ? (self.elements()?.length ?? 0) / 16 : 0;
}

/** A method that is not followed may do anything to its object. */
function spoiling(object: ListObject | DictObject): PythonObject {
  return new NativeFunction(() => {
    object.spoil();
    return UNKNOWN;
  });
}

function append(self: ListObject, args: CallValues, machine: Machine): null {
  return change(self, machine, items => void items.push(first(args)));
}

/** Changes a list in place, as far as it is known; `apply` gives false if that cannot be told. */
export function change(
  list: ListObject,
  machine: Machine,
  apply: (items: PythonValue[]) => boolean | void
): null {
  if (machine.mayChange(list) && list.items !== null) {
    const done = apply(list.items);
    list.changed();
    if (done === false) {
      list.spoil();
    }
  }
  return null;
}

/** The first argument, which may be None; UNKNOWN where there is none. */
export function first(args: CallValues): PythonValue {
  return args.positional[0] ?? (args.positional.length > 0 ? null : UNKNOWN);
}
