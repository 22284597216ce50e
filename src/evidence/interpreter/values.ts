import { UNKNOWN, type Argument } from '../types.js';
import type { Machine } from './machine.js';

/** A Python value as far as it is followed. Floats are objects, so that `4 / 2` stays distinct from `2`. */
export type PythonValue = null | boolean | number | string | typeof UNKNOWN | PythonObject;

/** The evaluated arguments of a call. */
export interface CallValues {
  readonly positional: readonly PythonValue[];
  readonly keyword: ReadonlyMap<string, PythonValue>;
  /** False when `*` or `**` spread something that could not be followed. */
  readonly complete: boolean;
}

export const NO_ARGUMENTS: CallValues = { positional: [], keyword: new Map(), complete: true };

/** Whatever has identity. The defaults say: cannot be followed. */
export abstract class PythonObject {
  getAttribute(_name: string, _machine: Machine): PythonValue {
    return UNKNOWN;
  }

  setAttribute(_name: string, _value: PythonValue, _machine: Machine): void {
    // Attributes that nothing is known about have no effect that is followed.
  }

  deleteAttribute(_name: string, _machine: Machine): void {
    // As with setting them.
  }

  /** Whether a call is followed at all; if not, its arguments may be changed by it. */
  get callable(): boolean {
    return false;
  }

  call(_args: CallValues, _machine: Machine): PythonValue {
    return UNKNOWN;
  }

  getItem(_index: PythonValue, _machine: Machine): PythonValue {
    return UNKNOWN;
  }

  setItem(_index: PythonValue, _value: PythonValue, machine: Machine): void {
    machine.mayChange(this);
    this.spoil();
  }

  deleteItem(_index: PythonValue, _machine: Machine): void {
    this.spoil();
  }

  /** What a loop takes one after another; `null` if not known. Other than with `elements` one may stand for several. */
  turns(): readonly PythonValue[] | null {
    return this.elements();
  }

  /** Whether each of `turns` stands for itself alone. */
  get countable(): boolean {
    return true;
  }

  /** What iterating gives; `null` if not known. */
  elements(): readonly PythonValue[] | null {
    return null;
  }

  /** What unpacking into `count` names gives. */
  unpack(count: number): readonly PythonValue[] | null {
    const elements = this.elements();
    return elements?.length === count ? elements : null;
  }

  truth(): boolean | null {
    return null;
  }

  /** The result of an arithmetic operator with `other` on either side. */
  combine(_other: PythonValue): PythonValue {
    return UNKNOWN;
  }

  /** `this += values` where that changes this object itself; false if it does not. */
  extendInPlace(_values: PythonValue, _machine: Machine): boolean {
    return false;
  }

  /** `isinstance(this, type)`; `null` if it cannot be told. */
  isInstanceOf(_type: PythonValue): boolean | null {
    return null;
  }

  /** Forgets what can have been changed unseen. */
  spoil(): void {
    // Most objects never change.
  }

  /** It is given to code that is not seen. */
  expose(): void {
    // Of most objects nothing is known that this would make uncertain.
  }

  /** `str(this)` and `repr(this)`. */
  toText(_machine: Machine): PythonValue {
    return UNKNOWN;
  }

  /** As the argument of a constructor. */
  toArgument(): Argument {
    return UNKNOWN;
  }
}

/** A number, text or truth of which nothing more is known than that it is no object of a framework. */
export class PlainObject extends PythonObject {}

export class FloatObject extends PythonObject {
  constructor(readonly value: number) {
    super();
  }

  override truth(): boolean {
    return this.value !== 0;
  }

  override toArgument(): Argument {
    return Number.isFinite(this.value) ? this.value : UNKNOWN;
  }
}

/** A function of the interpreter's own. */
export class NativeFunction extends PythonObject {
  constructor(private readonly body: (args: CallValues, machine: Machine) => PythonValue) {
    super();
  }

  override get callable(): boolean {
    return true;
  }

  override call(args: CallValues, machine: Machine): PythonValue {
    return this.body(args, machine);
  }

  override truth(): boolean {
    return true;
  }
}

/** A module, or anything inside one that is not known further. */
export class ModuleObject extends PythonObject {
  constructor(readonly path: string) {
    super();
  }

  override getAttribute(name: string, machine: Machine): PythonValue {
    return machine.importPath(`${this.path}.${name}`);
  }

  override setAttribute(name: string, value: PythonValue, machine: Machine): void {
    machine.replacePath(`${this.path}.${name}`, value);
  }
}

/** A value as a constructor's argument, or UNKNOWN. */
export function toArgument(value: PythonValue): Argument {
  return value instanceof PythonObject ? value.toArgument() : value;
}

/** Whether a condition holds; `null` if not known. */
export function truthOf(value: PythonValue): boolean | null {
  if (value === UNKNOWN) {
    return null;
  }
  return value instanceof PythonObject ? value.truth() : Boolean(value);
}

/** The argument at a place or with a name; `undefined` if it is left out, UNKNOWN if that cannot be told. */
export function argumentOf(
  args: CallValues,
  place: number | null,
  ...names: readonly string[]
): PythonValue | undefined {
  for (const name of names) {
    const value = args.keyword.get(name);
    if (value !== undefined) {
      return value;
    }
  }
  if (place !== null && place < args.positional.length) {
    return args.positional[place];
  }
  return args.complete ? undefined : UNKNOWN;
}

export { UNKNOWN };
