import { later } from '../../later.js';
import { DictObject, ListObject, TupleObject, ViewObject, placeOf } from './containers.js';
import type { Machine } from './machine.js';
import { equal } from './operators.js';
import { textCost } from './text.js';
import {
  NativeFunction,
  PythonObject,
  UNKNOWN,
  argumentOf,
  type CallValues,
  type PythonValue
} from './values.js';

type Method<T> = (self: T, args: CallValues, machine: Machine) => PythonValue;

/** The methods of text that are followed. */
const TEXT_METHOD = /^(format|lower|upper|strip|startswith|endswith|join|split|replace)$/;

const LIST_METHODS: { readonly [name: string]: Method<ListObject> } = {
  append: (self, args, machine) => change(self, machine, items => void items.push(first(args))),
  insert: (self, args, machine) =>
    change(self, machine, items => {
      const [place, value] = args.positional;
      if (typeof place !== 'number') {
        return false;
      }
      items.splice(place, 0, value ?? UNKNOWN);
      return true;
    }),
  extend: (self, args, machine) =>
    change(self, machine, items => {
      const added = args.positional[0];
      const elements = added instanceof PythonObject ? added.elements() : null;
      items.push(...(elements ?? []));
      return elements !== null;
    }),
  pop: (self, args, machine) => {
    const place = placeOf(argumentOf(args, 0) ?? -1, self.items?.length ?? 0);
    let taken: PythonValue = UNKNOWN;
    change(self, machine, items => {
      if (place === null) {
        return false;
      }
      taken = items.splice(place, 1)[0];
      return true;
    });
    return taken;
  },
  reverse: (self, _args, machine) => change(self, machine, items => void items.reverse()),
  clear: (self, _args, machine) => change(self, machine, items => void items.splice(0)),
  copy: self => new ListObject(self.items),
  index: (self, args) => {
    const truths = self.items?.map(item => equal(item, first(args))) ?? [];
    const place = truths.indexOf(true);
    return place < 0 || truths.slice(0, place).includes(null) ? UNKNOWN : place;
  },
  count: () => UNKNOWN
};

const DICT_METHODS: { readonly [name: string]: Method<DictObject> } = {
  get: (self, args) => {
    const key = first(args);
    if (self.entries === null || (typeof key !== 'string' && typeof key !== 'number')) {
      return UNKNOWN;
    }
    return self.entries.get(key) ?? (self.entries.has(key) ? null : (args.positional[1] ?? null));
  },
  keys: self => new ViewObject(() => self.elements()),
  values: self => new ViewObject(() => self.entries && [...self.entries.values()]),
  items: self =>
    new ViewObject(() => self.entries && [...self.entries].map(entry => new TupleObject(entry))),
  copy: self => new DictObject(self.entries),
  update: (self, args, machine) => {
    const [other] = args.positional;
    const added =
      other === undefined ? new Map() : other instanceof DictObject ? other.entries : null;
    if (machine.mayChange(self)) {
      if (added === null || !args.complete) {
        self.spoil();
      } else {
        [...added, ...args.keyword].forEach(([key, value]) => self.entries?.set(key, value));
      }
    }
    return null;
  }
};

/** A method of Python's own types; `null` if the value has none of that name. */
export function methodOf(object: PythonValue, name: string): PythonObject | null {
  if (typeof object === 'string') {
    return TEXT_METHOD.test(name)
      ? bound(object, (args, machine) => later('texts').callOnText(name, object, args, machine))
      : null;
  }
  if (object instanceof ListObject) {
    return bind(LIST_METHODS, name, object) ?? spoiling(object);
  }
  if (object instanceof DictObject) {
    return bind(DICT_METHODS, name, object) ?? spoiling(object);
  }
  return null;
}

function bind<T extends PythonValue>(
  methods: { readonly [name: string]: Method<T> },
  name: string,
  self: T
): PythonObject | null {
  return Object.hasOwn(methods, name)
    ? bound(self, (args, machine) => methods[name](self, args, machine))
    : null;
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

function change(
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

function first(args: CallValues): PythonValue {
  return args.positional[0] ?? (args.positional.length > 0 ? null : UNKNOWN);
}
