import { DictObject, ListObject, TupleObject, ViewObject, placeOf } from './containers.js';
import type { Machine } from './machine.js';
import { change, first } from './methods.js';
import { equal } from './operators.js';
import { PythonObject, UNKNOWN, argumentOf, type CallValues, type PythonValue } from './values.js';

type Method<T> = (self: T, args: CallValues, machine: Machine) => PythonValue;

const LIST_METHODS: { readonly [name: string]: Method<ListObject> } = {
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

/** Calls one of the methods of lists that are followed. */
export function callOnList(
  name: string,
  self: ListObject,
  args: CallValues,
  machine: Machine
): PythonValue {
  return LIST_METHODS[name](self, args, machine);
}

/** Calls one of the methods of dictionaries that are followed. */
export function callOnDict(
  name: string,
  self: DictObject,
  args: CallValues,
  machine: Machine
): PythonValue {
  return DICT_METHODS[name](self, args, machine);
}
