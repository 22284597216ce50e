import type { Argument } from '../types.js';
import type { Frame } from './frame.js';
import { UserFunction } from './functions.js';
import type { Machine } from './machine.js';
import { PythonObject, UNKNOWN, type CallValues, type PythonValue } from './values.js';

/** A framework's class that user classes can extend. */
export interface NativeBase {
  /** The framework's part of a new instance; `null` if it cannot be followed. */
  createNative(className: string, machine: Machine): NativePart | null;
}

/** The framework's part of an instance of a user class. */
export interface NativePart extends PythonObject {
  /** `super().__init__(...)`. */
  initialize(args: CallValues, machine: Machine): void;
  /** An attribute of the instance was set. */
  track(name: string, value: PythonValue, machine: Machine): void;
}

/** A class that the notebook defines. */
export class ClassObject extends PythonObject {
  /** Filled by the class's body, after its methods have been told whose they are. */
  attributes: ReadonlyMap<string, PythonValue> = new Map();

  constructor(
    readonly name: string,
    readonly bases: readonly PythonValue[]
  ) {
    super();
  }

  override get callable(): boolean {
    return true;
  }

  override truth(): boolean {
    return true;
  }

  override call(args: CallValues, machine: Machine): PythonValue {
    const base = this.nativeBase();
    if (base && machine.uncertain) {
      machine.library.lostTrack();
      return UNKNOWN;
    }
    const instance = new InstanceObject(this, base?.createNative(this.name, machine) ?? null);
    const initialize = this.find('__init__');
    if (initialize instanceof UserFunction) {
      initialize.bind(instance).call(args, machine);
    } else {
      instance.native?.initialize(args, machine);
    }
    return instance;
  }

  override getAttribute(name: string): PythonValue {
    return this.find(name) ?? UNKNOWN;
  }

  /** An attribute of the class or of the user classes it extends. */
  find(name: string, depth = 0): PythonValue | undefined {
    const own = this.attributes.get(name);
    if (own !== undefined || depth > 16) {
      return own;
    }
    return this.findInBases(name, depth);
  }

  findInBases(name: string, depth = 0): PythonValue | undefined {
    for (const base of this.bases) {
      const found = base instanceof ClassObject ? base.find(name, depth + 1) : undefined;
      if (found !== undefined) {
        return found;
      }
    }
    return undefined;
  }

  private nativeBase(depth = 0): NativeBase | null {
    for (const base of this.bases) {
      const native =
        base instanceof ClassObject && depth < 16
          ? base.nativeBase(depth + 1)
          : isNativeBase(base)
            ? base
            : null;
      if (native) {
        return native;
      }
    }
    return null;
  }
}

export class InstanceObject extends PythonObject {
  private readonly attributes = new Map<string, PythonValue>();

  constructor(
    readonly type: ClassObject,
    readonly native: NativePart | null
  ) {
    super();
  }

  override getAttribute(name: string, machine: Machine): PythonValue {
    const own = this.attributes.get(name);
    if (own !== undefined) {
      return own;
    }
    const shared = this.type.find(name);
    if (shared !== undefined) {
      return shared instanceof UserFunction ? shared.bind(this) : shared;
    }
    return this.native?.getAttribute(name, machine) ?? UNKNOWN;
  }

  override setAttribute(name: string, value: PythonValue, machine: Machine): void {
    const known = machine.mayChange(this) ? value : UNKNOWN;
    this.attributes.set(name, known);
    this.native?.track(name, known, machine);
  }

  override get callable(): boolean {
    return this.native !== null;
  }

  override call(args: CallValues, machine: Machine): PythonValue {
    return this.native?.call(args, machine) ?? UNKNOWN;
  }

  override spoil(): void {
    this.attributes.forEach((_, name) => this.attributes.set(name, UNKNOWN));
    this.native?.spoil();
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
    const inherited = this.owner.findInBases(name);
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
