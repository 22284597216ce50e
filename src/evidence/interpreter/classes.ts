import type { Argument } from '../types.js';
import type { Frame } from './frame.js';
import { UserFunction } from './functions.js';
import { mergeLines } from './lineage.js';
import type { Machine } from './machine.js';
import {
  ModuleObject,
  NO_ARGUMENTS,
  PythonObject,
  UNKNOWN,
  type CallValues,
  type PythonValue
} from './values.js';

/** A framework's class that user classes can extend. */
export interface NativeBase {
  /** The framework's part of a new instance; `null` if it cannot be followed. */
  createNative(className: string, machine: Machine): NativePart | null;
}

/** The framework's part of an instance of a user class. */
export interface NativePart extends PythonObject {
  /** `super().__init__(...)`. */
  initialize(args: CallValues, machine: Machine): void;
  /** An attribute of the instance was set, or may have been if the machine is uncertain. */
  track(name: string, value: PythonValue, machine: Machine): void;
  /** The attribute, if it is one of those that the framework keeps track of. */
  held?(name: string): PythonValue | undefined;
  /** Tells the arguments of the instance's own `__init__` by name, defaults included. */
  constructing?(args: ReadonlyMap<string, PythonValue>): void;
  /** Tells the instance whose part this is. */
  attach?(instance: InstanceObject): void;
}

/** A class that the notebook defines. */
export class ClassObject extends PythonObject {
  /** Filled by the class's body, after its methods have been told whose they are. */
  attributes: ReadonlyMap<string, PythonValue> = new Map();
  /** The names that its body annotates: a data class takes them as arguments, in this order. */
  fields: readonly string[] = [];

  /** The names of its methods whose decorators are not followed: properties, class methods. */
  managed: ReadonlySet<string> = new Set();

  /** What the class extends, in the order in which Python looks attributes up; `null` if it is not to be told. */
  private readonly inherited: readonly PythonObject[] | null;
  /** The class and the user classes it extends, in that order. */
  private readonly ancestors: readonly ClassObject[];
  private readonly open: boolean;

  constructor(
    readonly name: string,
    bases: readonly PythonValue[]
  ) {
    super();
    const known = bases.filter(base => base instanceof PythonObject);
    this.inherited = mergeLines(
      known.map(base => [base, ...(base instanceof ClassObject ? (base.inherited ?? []) : [])])
    );
    const types = this.inherited?.filter(type => type instanceof ClassObject) ?? [];
    this.ancestors = [this, ...types];
    this.open = bases.some(base =>
      base instanceof ClassObject ? base.open : base === UNKNOWN || base instanceof ModuleObject
    );
  }

  override get callable(): boolean {
    return true;
  }

  override truth(): boolean {
    return true;
  }

  override call(args: CallValues, machine: Machine): PythonValue {
    const base = this.nativeBase();
    if (this.find('__new__') !== undefined) {
      machine.library.lostTrack();
      return UNKNOWN;
    }
    if (base && machine.uncertain) {
      machine.library.lostTrack();
      return UNKNOWN;
    }
    const instance = new InstanceObject(this, base?.createNative(this.name, machine) ?? null);
    const initialize = this.find('__init__');
    if (initialize instanceof UserFunction) {
      const named = instance.native?.constructing && initialize.name(instance, args);
      if (named) {
        instance.native?.constructing?.(named);
      }
      initialize.bind(instance).call(args, machine);
    } else if (instance.native) {
      instance.native.initialize(args, machine);
    } else {
      this.fill(instance, args);
      const finish = this.find('__post_init__');
      if (finish instanceof UserFunction && finish.name(instance, NO_ARGUMENTS) !== null) {
        finish.bind(instance).call(NO_ARGUMENTS, machine);
      } else if (finish !== undefined) {
        instance.spoil();
      }
    }
    return instance;
  }

  /** As a data class does: arguments are attributes, by the order in which the class names them. */
  private fill(instance: InstanceObject, args: CallValues): void {
    const fields = this.allFields();
    if (args.complete) {
      args.positional.forEach((value, place) => instance.fill(fields[place] ?? '', value));
      args.keyword.forEach((value, name) => fields.includes(name) && instance.fill(name, value));
    } else {
      fields.forEach(name => instance.fill(name, UNKNOWN));
    }
  }

  private allFields(): string[] {
    return [...new Set([...this.ancestors].reverse().flatMap(type => type.fields))];
  }

  /** Python makes no such class, or one that extends too many to be followed. */
  get isRefused(): boolean {
    return this.inherited === null;
  }

  /** Extends something that is not known, so that its instances may be anything. */
  isOpen(): boolean {
    return this.open;
  }

  override setAttribute(name: string, value: PythonValue, machine: Machine): void {
    this.attributes = new Map(this.attributes).set(name, machine.uncertain ? UNKNOWN : value);
  }

  /** Whether setting an attribute of an instance runs code: a property's setter, or `__setattr__`. */
  manages(name: string): boolean {
    return (
      this.find('__setattr__') !== undefined || this.ancestors.some(type => type.managed.has(name))
    );
  }

  /** A method that is not followed may have changed the class's own attributes. */
  override spoil(): void {
    const kept = [...this.attributes].map(
      ([name, value]) => [name, value instanceof UserFunction ? value : UNKNOWN] as const
    );
    this.attributes = new Map(kept);
  }

  /** Whether this class is `other`, or extends it. */
  extends(other: PythonValue): boolean {
    return this.ancestors.some(type => type === other);
  }

  override getAttribute(name: string): PythonValue {
    return this.find(name) ?? UNKNOWN;
  }

  /** An attribute of the class or of the user classes it extends. */
  find(name: string): PythonValue | undefined {
    return findIn(this.ancestors, name);
  }

  /** An attribute as `super()` in a method of `owner` finds it, for an instance of this class. */
  findAfter(owner: ClassObject, name: string): PythonValue | undefined {
    const place = this.ancestors.indexOf(owner);
    return place < 0 ? undefined : findIn(this.ancestors.slice(place + 1), name);
  }

  private nativeBase(): NativeBase | null {
    return this.inherited?.find(isNativeBase) ?? null;
  }
}

function findIn(types: readonly ClassObject[], name: string): PythonValue | undefined {
  return types.find(type => type.attributes.has(name))?.attributes.get(name);
}

export class InstanceObject extends PythonObject {
  private readonly attributes = new Map<string, PythonValue>();
  /** It may have attributes of its own by now that only its class was seen to have. */
  private isSpoiled = false;

  constructor(
    readonly type: ClassObject,
    readonly native: NativePart | null
  ) {
    super();
    native?.attach?.(this);
  }

  /** The values of its own attributes. */
  values(): readonly PythonValue[] {
    return [...this.attributes.values()];
  }

  /** Sets an attribute of an instance that is being made. */
  fill(name: string, value: PythonValue): void {
    this.attributes.set(name, value);
  }

  /** The instance once more, with every attribute copied. */
  copy(native: NativePart | null, copyValue: (value: PythonValue) => PythonValue): InstanceObject {
    const copy = new InstanceObject(this.type, native);
    this.attributes.forEach((value, name) => copy.attributes.set(name, copyValue(value)));
    return copy;
  }

  override getAttribute(name: string, machine: Machine): PythonValue {
    if (this.type.find('__getattribute__') !== undefined) {
      return UNKNOWN;
    }
    if (name === '__dict__') {
      machine.doubt();
    }
    const own = this.native?.held?.(name) ?? this.attributes.get(name);
    if (own !== undefined) {
      return own;
    }
    const shared = this.type.find(name);
    if (shared !== undefined) {
      return shared instanceof UserFunction ? shared.bind(this) : this.isSpoiled ? UNKNOWN : shared;
    }
    return this.native?.getAttribute(name, machine) ?? UNKNOWN;
  }

  override setAttribute(name: string, value: PythonValue, machine: Machine): void {
    const isManaged = this.type.manages(name);
    if (isManaged) {
      this.spoil();
    }
    this.attributes.set(name, machine.uncertain || isManaged ? UNKNOWN : value);
    this.native?.track(name, value, machine);
  }

  override deleteAttribute(name: string, machine: Machine): void {
    this.attributes.delete(name);
    this.native?.deleteAttribute(name, machine);
  }

  override getItem(index: PythonValue, machine: Machine): PythonValue {
    return this.native?.getItem(index, machine) ?? UNKNOWN;
  }

  override setItem(index: PythonValue, value: PythonValue, machine: Machine): void {
    this.native?.setItem(index, value, machine);
  }

  override elements(): readonly PythonValue[] | null {
    return this.native?.elements() ?? null;
  }

  override isInstanceOf(type: PythonValue): boolean | null {
    if (type instanceof ClassObject) {
      return this.type.extends(type) || (this.type.isOpen() ? null : false);
    }
    return this.native?.isInstanceOf(type) ?? null;
  }

  override toText(machine: Machine): PythonValue {
    return this.native?.toText(machine) ?? UNKNOWN;
  }

  override get callable(): boolean {
    return this.native !== null;
  }

  override call(args: CallValues, machine: Machine): PythonValue {
    return this.native?.call(args, machine) ?? UNKNOWN;
  }

  override spoil(): void {
    this.isSpoiled = true;
    this.attributes.forEach((_, name) => this.attributes.set(name, UNKNOWN));
    this.native?.spoil();
  }

  override expose(): void {
    this.native?.expose();
  }

  override toArgument(): Argument {
    return this.native?.toArgument() ?? UNKNOWN;
  }
}

/** `super()`: what the user class inherits. */
class SuperObject extends PythonObject {
  constructor(
    private readonly owner: ClassObject,
    private readonly self: InstanceObject
  ) {
    super();
  }

  override getAttribute(name: string, machine: Machine): PythonValue {
    const inherited = this.self.type.findAfter(this.owner, name);
    if (inherited instanceof UserFunction) {
      return inherited.bind(this.self);
    }
    const { native } = this.self;
    if (native === null) {
      return UNKNOWN;
    }
    return name === '__init__' ? new Initializer(native) : native.getAttribute(name, machine);
  }
}

class Initializer extends PythonObject {
  constructor(private readonly native: NativePart) {
    super();
  }

  override get callable(): boolean {
    return true;
  }

  override call(args: CallValues, machine: Machine): PythonValue {
    this.native.initialize(args, machine);
    return null;
  }
}

export function superOf(frame: Frame): PythonValue {
  return frame.method ? new SuperObject(frame.method.owner, frame.method.self) : UNKNOWN;
}

function isNativeBase(value: PythonValue): value is PythonObject & NativeBase {
  return value instanceof PythonObject && 'createNative' in value;
}
