import { later } from '../../later.js';
import { eachGlobal } from '../python/names.js';
import type { Block, Expression, Parameter } from '../python/syntax.js';
import type { ClassObject, InstanceObject } from './classes.js';
import { DictObject, TupleObject } from './containers.js';
import type { Frame } from './frame.js';
import type { Machine } from './machine.js';
import { Scope } from './scope.js';
import { spoilInside } from './unseen.js';
import { PythonObject, UNKNOWN, type CallValues, type PythonValue } from './values.js';

const MAXIMUM_CALLS = 24;

interface Definition {
  readonly parameters: readonly Parameter[];
  readonly body: Block;
  readonly deferred: boolean;
}

/** A function that the notebook defines. */
export class UserFunction extends PythonObject {
  private constructor(
    private readonly definition: Definition,
    private readonly closure: Scope,
    private readonly fallbacks: ReadonlyMap<string, PythonValue>,
    private readonly owner: ClassObject | null
  ) {
    super();
  }

  /** Makes the function as `def` does: defaults are evaluated now, names are looked up later. */
  static define(definition: Definition, frame: Frame, owner: ClassObject | null): UserFunction {
    const fallbacks = new Map<string, PythonValue>();
    for (const { name, fallback } of definition.parameters) {
      if (fallback !== null) {
        fallbacks.set(name, frame.machine.evaluate(fallback, frame));
      }
    }
    return new UserFunction(definition, frame.scope.enclosing, fallbacks, owner);
  }

  override get callable(): boolean {
    return true;
  }

  override truth(): boolean {
    return true;
  }

  override call(args: CallValues, machine: Machine): PythonValue {
    return this.run(args, machine, null);
  }

  /** Forgets what calls of the function that are not seen may have changed: the notebook's names that it binds, and the
   * objects that it has to do with. */
  forgetEffects(machine: Machine): void {
    const globals = this.closure.globals ?? this.closure;
    eachGlobal(this.definition.body, name => {
      machine.setName(globals, name, UNKNOWN);
      // It may be run again later.
      machine.doubt();
    });
    for (const name of (this.touched ??= later('touched').touchedNames(this.definition.body))) {
      spoilInside(this.closure.get(name) ?? null);
    }
  }

  /** The function as a method of `self`. */
  bind(self: InstanceObject): PythonObject {
    return new BoundMethod(this, self);
  }

  run(args: CallValues, machine: Machine, self: InstanceObject | null): PythonValue {
    if (this.definition.deferred || machine.calls >= MAXIMUM_CALLS) {
      this.forgetEffects(machine);
      machine.library.lostTrack();
      return UNKNOWN;
    }
    const globals = this.closure.globals ?? this.closure;
    const scope = new Scope(this.closure, globals);
    if (!this.bindParameters(args, scope)) {
      return UNKNOWN;
    }
    const method = self !== null && this.owner !== null ? { owner: this.owner, self } : null;
    machine.calls++;
    const completion = machine.execute(this.definition.body, { scope, machine, method });
    machine.calls--;
    if (completion.ends === 'raise') {
      machine.raise();
    }
    if (completion.skips === 'function' || completion.ends === 'raise') {
      return UNKNOWN;
    }
    return completion.ends === 'return' ? completion.value : null;
  }

  /** The arguments of a call as a method by name, `self` left out; `null` for a call that Python would refuse. */
  name(self: InstanceObject, args: CallValues): ReadonlyMap<string, PythonValue> | null {
    const scope = new Scope(null);
    if (!this.bindParameters({ ...args, positional: [self, ...args.positional] }, scope)) {
      return null;
    }
    const [first] = this.definition.parameters;
    scope.values.delete(first?.name ?? '');
    return scope.values;
  }

  private touched: ReadonlySet<string> | null = null;

  /** False for a call that Python would refuse. */
  private bindParameters(args: CallValues, scope: Scope): boolean {
    const left = new Map(args.keyword);
    let place = 0;
    for (const { name, spread, keywordOnly } of this.definition.parameters) {
      let value: PythonValue | undefined;
      if (spread === '*') {
        value = args.complete ? new TupleObject(args.positional.slice(place)) : UNKNOWN;
        place = args.positional.length;
      } else if (spread === '**') {
        value = new DictObject(args.complete ? left : null);
        left.clear();
      } else if (!keywordOnly && place < args.positional.length) {
        value = args.positional[place++];
      } else if (left.has(name)) {
        value = left.get(name);
        left.delete(name);
      } else {
        value = args.complete ? this.fallbacks.get(name) : UNKNOWN;
      }
      if (value === undefined) {
        return false;
      }
      scope.values.set(name, value);
    }
    return left.size === 0 && place >= args.positional.length;
  }
}

/** A function whose decorators are not followed: what a call of it gives is not known, but it may run the function. */
export class DecoratedFunction extends PythonObject {
  constructor(readonly within: UserFunction) {
    super();
  }
}

export class BoundMethod extends PythonObject {
  constructor(
    private readonly method: UserFunction,
    private readonly self: InstanceObject
  ) {
    super();
  }

  override get callable(): boolean {
    return true;
  }

  /** As for the function, and the object that it is bound to. */
  forgetEffects(machine: Machine): void {
    this.method.forgetEffects(machine);
    spoilInside(this.self);
  }

  override call(args: CallValues, machine: Machine): PythonValue {
    const positional = [this.self, ...args.positional];
    return this.method.run({ ...args, positional }, machine, this.self);
  }
}

/** `functools.partial`: a callable with some of its arguments given. */
export class PartialObject extends PythonObject {
  constructor(
    private readonly target: PythonObject,
    private readonly given: CallValues
  ) {
    super();
  }

  override get callable(): boolean {
    return this.target.callable;
  }

  override call(args: CallValues, machine: Machine): PythonValue {
    return this.target.call(
      {
        positional: [...this.given.positional, ...args.positional],
        keyword: new Map([...this.given.keyword, ...args.keyword]),
        complete: this.given.complete && args.complete
      },
      machine
    );
  }
}

/** Whether a decorator leaves what it decorates as it is, as far as evidence goes. */
export function isTransparent(decorator: Expression, frame: Frame): boolean {
  const path = decorator.kind === 'call' ? decorator.callee : decorator;
  // The notebook's own decorators may do anything, whatever they are called.
  if (path.kind === 'name' && frame.scope.get(path.name) instanceof UserFunction) {
    return false;
  }
  const name = path.kind === 'attribute' || path.kind === 'name' ? path.name : '';
  return /^(function|staticmethod|register_keras_serializable|dataclass|no_grad)$/.test(name);
}
