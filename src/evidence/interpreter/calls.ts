import type { CallArgument, Expression } from '../python/syntax.js';
import { ClassObject, InstanceObject, superOf } from './classes.js';
import { DictObject } from './containers.js';
import { evaluate } from './expressions.js';
import type { Frame } from './frame.js';
import { BoundMethod, DecoratedFunction, UserFunction } from './functions.js';
import {
  calledByText,
  forgetMethod,
  ownerOfNames,
  reachableFrom,
  spoil,
  spoilInside
} from './unseen.js';
import {
  ModuleObject,
  PythonObject,
  UNKNOWN,
  type CallValues,
  type PythonValue
} from './values.js';

/** Libraries whose functions do not change the lists they are given, even where they are not followed. */
const CAREFUL =
  /^(keras|tensorflow|torch|numpy|pandas|matplotlib|sklearn|os|math|time|json|re|sys)(\.|$)/;

/** Python's own functions that only look at what they are given. */
const LOOKS = /^(type|id|hash|dir|vars|callable|iter|any|all)$/;

/** The value of a call, UNKNOWN where what is called cannot be followed: it may have changed what it was given. */
export function evaluateCall(
  callee: Expression,
  args: readonly CallArgument[],
  frame: Frame
): PythonValue {
  if (callee.kind === 'name' && callee.name === 'super' && frame.scope.get('super') === undefined) {
    return superOf(frame);
  }
  const target = evaluate(callee, frame);
  const values = evaluateArguments(args, frame);
  if (target instanceof PythonObject && target.callable) {
    return frame.machine.step(() => target.call(values, frame.machine));
  }
  calledUnknown(target, callee, values, frame);
  spoilOwner(callee, frame);
  if (isExit(target, callee)) {
    frame.machine.raise();
  }
  calledByText(callee, values, frame);
  return UNKNOWN;
}

/** Whether a call ends the program: `sys.exit()`, or Python's own `exit()`. */
function isExit(target: PythonValue, callee: Expression): boolean {
  return target instanceof ModuleObject
    ? target.path === 'sys.exit'
    : target === UNKNOWN && callee.kind === 'name' && /^(exit|quit)$/.test(callee.name);
}

/** A method that its decorator keeps from being followed may change the object or the class that it is called of. */
function spoilOwner(callee: Expression, { scope }: Frame): void {
  if (callee.kind !== 'attribute') {
    return;
  }
  const changed = ownerOfNames(callee.object, scope);
  if (changed instanceof PythonObject) {
    changed.spoil();
  }
  if (callee.object.kind !== 'name') {
    return;
  }
  const owner = scope.get(callee.object.name);
  if (owner instanceof InstanceObject && owner.type.manages(callee.name)) {
    owner.type.spoil();
    spoilInside(owner);
  } else if (owner instanceof ClassObject && owner.manages(callee.name)) {
    owner.spoil();
  }
}

/** Code that is not seen may change the lists it is given, and call the functions it is given. */
function calledUnknown(
  target: PythonValue,
  callee: Expression,
  values: CallValues,
  frame: Frame
): void {
  const name = callee.kind === 'attribute' || callee.kind === 'name' ? callee.name : '';
  // What is hooked in runs whenever the model does.
  if (/^vars$|hook/.test(name)) {
    frame.machine.doubt();
  }
  const careful =
    target instanceof ModuleObject
      ? CAREFUL.test(target.path) && name !== 'shuffle'
      : callee.kind === 'name' && LOOKS.test(name) && frame.scope.get(name) === undefined;
  if (target instanceof DecoratedFunction) {
    target.within.forgetEffects(frame.machine);
    frame.machine.library.lostTrack();
  } else if (target instanceof InstanceObject && target.native === null) {
    forgetMethod(target, '__call__', frame.machine);
  }
  for (const value of [...values.positional, ...values.keyword.values()]) {
    for (const given of reachableFrom(value)) {
      if (given instanceof UserFunction || given instanceof BoundMethod) {
        given.forgetEffects(frame.machine);
        frame.machine.library.lostTrack();
      } else if (!careful && given instanceof PythonObject) {
        given.expose();
        spoil(given);
      }
    }
  }
  frame.machine.library.calledUnknown(name, values, frame.machine);
}

/** The arguments of a call or of a class statement, as far as they can be told. */
export function evaluateArguments(args: readonly CallArgument[], frame: Frame): CallValues {
  const positional: PythonValue[] = [];
  const keyword = new Map<string, PythonValue>();
  let complete = true;
  for (const argument of args) {
    const value = evaluate(argument.value, frame);
    if (argument.spread === '*') {
      const elements = value instanceof PythonObject ? value.elements() : null;
      complete &&= elements !== null;
      // Past a spread of unknown length no place is certain.
      if (complete) {
        positional.push(...(elements ?? []));
      }
    } else if (argument.spread === '**') {
      const entries = value instanceof DictObject ? value.entries : null;
      complete &&= entries !== null;
      entries?.forEach((entry, key) => keyword.set(String(key), entry));
    } else if (argument.name !== null) {
      keyword.set(argument.name, value);
    } else if (complete) {
      positional.push(value);
    }
  }
  return { positional, keyword, complete };
}
