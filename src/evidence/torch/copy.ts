import { InstanceObject } from '../interpreter/classes.js';
import { DictObject, ListObject, TupleObject } from '../interpreter/containers.js';
import type { Machine } from '../interpreter/machine.js';
import { UNKNOWN, type PythonValue } from '../interpreter/values.js';
import { moduleOf } from './module.js';
import { Parameter } from './tensor.js';

const MAXIMUM_DEPTH = 40;

/** `copy.deepcopy`: what is shared inside stays shared. */
export function deepCopy(value: PythonValue, machine: Machine): PythonValue {
  const copies = new Map<PythonValue, PythonValue>();
  let depth = 0;
  const copyValue = (original: PythonValue): PythonValue => {
    const known = copies.get(original);
    if (known !== undefined) {
      return known;
    }
    if (depth >= MAXIMUM_DEPTH) {
      return UNKNOWN;
    }
    machine.spend(0.25);
    depth++;
    const copy = copyOne(original, copyValue, machine);
    depth--;
    copies.set(original, copy);
    return copy;
  };
  return copyValue(value);
}

function copyOne(
  value: PythonValue,
  copyValue: (value: PythonValue) => PythonValue,
  machine: Machine
): PythonValue {
  const module = moduleOf(value);
  if (module !== null) {
    return module.copy(machine, copyValue);
  }
  if (value instanceof InstanceObject) {
    return value.native === null ? value.copy(null, copyValue) : UNKNOWN;
  }
  if (value instanceof Parameter) {
    return new Parameter(value.shape, value.trainable);
  }
  if (value instanceof ListObject) {
    return new ListObject(value.items && value.items.map(copyValue));
  }
  if (value instanceof TupleObject) {
    return new TupleObject((value.elements() ?? []).map(copyValue));
  }
  if (value instanceof DictObject) {
    return new DictObject(
      value.entries && [...value.entries].map(([key, item]) => [key, copyValue(item)] as const)
    );
  }
  return value;
}
