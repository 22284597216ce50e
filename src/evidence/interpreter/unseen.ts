import type { Expression } from '../python/syntax.js';
import { forget } from './assignment.js';
import { ClassObject, InstanceObject } from './classes.js';
import { DictObject, IteratorObject, ListObject, TupleObject, ViewObject } from './containers.js';
import type { Frame } from './frame.js';
import { UserFunction } from './functions.js';
import type { Machine } from './machine.js';
import type { Scope } from './scope.js';
import type { CallValues, PythonValue } from './values.js';

/** Code that is not seen ran in the notebook's namespace: whatever a name was bound to, it may be bound anew. */
export function forgetEverything(frame: Frame): void {
  const globals = frame.scope.globals ?? frame.scope;
  forget(globals.values.keys(), { ...frame, scope: globals });
}

/** Objects inside objects; more are not looked for. */
const MAXIMUM_OBJECTS = 2_000;

/** Forgets what code that is not seen can have changed in a value given to it: containers and instances of the
 * notebook's plain classes, at any depth. The layers of a framework are not put together anew by what they are given to. */
export function spoilInside(value: PythonValue): void {
  reachableFrom(value).forEach(spoil);
}

/** The same for one value, what is in it left out. */
export function spoil(value: PythonValue): void {
  if (isContainer(value) || isPlain(value) || value instanceof ClassObject) {
    value.spoil();
  }
}

/** The value, and all that is known to be in it, at any depth. */
export function reachableFrom(value: PythonValue): ReadonlySet<PythonValue> {
  const left: PythonValue[] = [value];
  const seen = new Set<PythonValue>();
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (!seen.has(next) && seen.size < MAXIMUM_OBJECTS) {
      seen.add(next);
      left.push(...insideOf(next));
    }
  }
  return seen;
}

function isContainer(value: PythonValue): value is ListObject | DictObject | IteratorObject {
  return (
    value instanceof ListObject || value instanceof DictObject || value instanceof IteratorObject
  );
}

function isPlain(value: PythonValue): value is InstanceObject {
  return value instanceof InstanceObject && value.native === null;
}

function insideOf(value: PythonValue): Iterable<PythonValue> {
  if (value instanceof ListObject || value instanceof TupleObject || value instanceof ViewObject) {
    return value.elements() ?? [];
  }
  if (value instanceof IteratorObject) {
    return value.contents ?? [];
  }
  if (value instanceof DictObject) {
    return value.entries?.values() ?? [];
  }
  return isPlain(value) ? value.values() : [];
}

/** Follows a call of what may bind names that do not stand in the code: `exec(...)`, `globals().update(...)`. */
export function calledByText(callee: Expression, values: CallValues, frame: Frame): void {
  if (callee.kind === 'attribute' && isNamespace(callee.object)) {
    forgetEverything(frame);
  } else if (callee.kind === 'name' && /^(exec|execfile|eval)$/.test(callee.name)) {
    const [text] = values.positional;
    const harmless = callee.name === 'eval' && typeof text === 'string' && !/\(|:=/.test(text);
    if (!harmless) {
      forgetEverything(frame);
      frame.machine.library.lostTrack();
    }
  }
}

/** The object whose attributes an expression is the dictionary of: `object.__dict__`, `vars(object)`. */
export function ownerOfNames(expression: Expression, scope: Scope): PythonValue {
  const owner =
    expression.kind === 'attribute' && expression.name === '__dict__'
      ? expression.object
      : expression.kind === 'call' &&
          expression.callee.kind === 'name' &&
          expression.callee.name === 'vars'
        ? expression.args[0]?.value
        : undefined;
  return owner?.kind === 'name' ? (scope.get(owner.name) ?? null) : null;
}

/** A method that Python calls by itself may have changed its object and what it has to do with. */
export function forgetMethod(object: InstanceObject, name: string, machine: Machine): void {
  const method = object.type.find(name);
  if (method instanceof UserFunction) {
    method.forgetEffects(machine);
    spoilInside(object);
  }
}

/** Whether an expression is the dictionary of the notebook's names: `globals()`. */
export function isNamespace(expression: Expression): boolean {
  return (
    expression.kind === 'call' &&
    expression.args.length === 0 &&
    expression.callee.kind === 'name' &&
    /^(globals|locals|vars)$/.test(expression.callee.name)
  );
}
