import { eachTargetName } from '../python/names.js';
import type { Expression } from '../python/syntax.js';
import { ListObject } from './containers.js';
import type { Machine } from './machine.js';
import type { Frame } from './frame.js';
import { textCost } from './text.js';
import { forgetEverything, isNamespace, ownerOfNames } from './unseen.js';
import { PythonObject, UNKNOWN, type PythonValue } from './values.js';

/** Binds a target: a name, an attribute, an item, or several of them. */
export function assign(target: Expression, value: PythonValue, frame: Frame): void {
  const { machine } = frame;
  switch (target.kind) {
    case 'name':
      machine.setName(frame.scope.home(target.name), target.name, value);
      break;
    case 'attribute': {
      setAttribute(machine.evaluate(target.object, frame), target.name, value, machine);
      break;
    }
    case 'index': {
      if (isNamespace(target.object)) {
        forgetEverything(frame);
        break;
      }
      const changed = ownerOfNames(target.object, frame.scope);
      if (changed instanceof PythonObject) {
        changed.spoil();
      }
      const object = machine.evaluate(target.object, frame);
      const index = machine.evaluate(target.index, frame);
      if (object instanceof PythonObject) {
        object.setItem(index, value, machine);
      }
      break;
    }
    case 'tuple':
    case 'list':
      unpack(target.items, value, frame);
      break;
    default:
      break;
  }
}

export function setAttribute(
  object: PythonValue,
  name: string,
  value: PythonValue,
  machine: Machine
): void {
  if (object instanceof PythonObject) {
    // What a class of a framework makes is known, and so is what an object has.
    if ('createNative' in object || /^__(class|dict|bases)__$/.test(name)) {
      machine.doubt();
    }
    object.setAttribute(name, value, machine);
  }
}

/** Forgets the names that a target binds. */
export function forget(names: Iterable<string>, frame: Frame): void {
  for (const name of names) {
    frame.machine.setName(frame.scope.home(name), name, UNKNOWN);
  }
}

function unpack(
  items: readonly { readonly spread: boolean; readonly value: Expression }[],
  value: PythonValue,
  frame: Frame
): void {
  const star = items.findIndex(item => item.spread);
  frame.machine.spend(typeof value === 'string' ? textCost(value) : 0);
  const object = typeof value === 'string' ? new ListObject([...value]) : value;
  const elements =
    object instanceof PythonObject
      ? star < 0
        ? object.unpack(items.length)
        : object.elements()
      : null;
  if (elements === null || elements.length < items.length - (star < 0 ? 0 : 1)) {
    items.forEach(item => eachTargetName(item.value, name => forget([name], frame)));
    return;
  }
  const extra = elements.length - items.length;
  items.forEach((item, place) => {
    if (place === star) {
      assign(item.value, new ListObject(elements.slice(place, place + extra + 1)), frame);
    } else {
      assign(item.value, elements[star >= 0 && place > star ? place + extra : place], frame);
    }
  });
}
