import { later } from '../../later.js';
import type { Machine } from '../interpreter/machine.js';
import {
  NativeFunction,
  UNKNOWN,
  argumentOf,
  type CallValues,
  type PythonValue
} from '../interpreter/values.js';
import type { TorchModule } from './module.js';

/** A method of a module: what it does, and what it gives. */
export type Method = (self: TorchModule, args: CallValues, machine: Machine) => PythonValue;

/** Methods that change where and how a module computes, and return it. */
const RETURNING_SELF =
  /^(to|cuda|cpu|eval|train|half|float|double|bfloat16|type|share_memory|to_empty|xpu|compile)$/;

const METHODS: { readonly [name: string]: Method } = {
  add_module: addModule,
  register_module: addModule,
  register_parameter: (self, args, machine) => {
    const name = argumentOf(args, 0, 'name');
    if (typeof name === 'string') {
      self.setAttribute(name, given(args, 1, 'param'), machine);
    }
    return null;
  },
  register_buffer: () => null
};

/** Methods by which code goes through what a module holds, or changes it by name. */
const INSIDE =
  /^(requires_grad_|(un)?freeze|apply|(named_)?(children|modules|parameters)|[gs]et_submodule|__(init|setstate|setattr)__|_modules)$/;

/** A method that every module has, bound to this one; `undefined` if it is not followed. */
export function moduleMethod(module: TorchModule, name: string): PythonValue | undefined {
  if (RETURNING_SELF.test(name)) {
    return new NativeFunction(() => module.self);
  }
  if (name === '__dict__') {
    module.spoil();
    return UNKNOWN;
  }
  if (INSIDE.test(name)) {
    return later('torchInside').methodInside(module, name);
  }
  return Object.hasOwn(METHODS, name)
    ? new NativeFunction((args, machine) => METHODS[name](module, args, machine))
    : undefined;
}

/** An argument that may be None, where one that is left out is not known. */
export function given(args: CallValues, place: number, ...names: readonly string[]): PythonValue {
  const value = argumentOf(args, place, ...names);
  return value === undefined ? UNKNOWN : value;
}

function addModule(self: TorchModule, args: CallValues, machine: Machine): PythonValue {
  const name = argumentOf(args, 0, 'name');
  if (typeof name === 'string') {
    self.setAttribute(name, given(args, 1, 'module'), machine);
  } else {
    self.lost = true;
  }
  return null;
}
