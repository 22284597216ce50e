import { later } from '../../later.js';
import type { Expression } from '../python/syntax.js';
import { evaluateCall } from './calls.js';
import { DictObject, ListObject, SliceObject, TupleObject } from './containers.js';
import { evaluateFormat } from './format.js';
import type { Frame } from './frame.js';
import { UserFunction } from './functions.js';
import { methodOf } from './methods.js';
import { binary, compare, unary } from './operators.js';
import { lookUp } from './names.js';
import { same } from './scope.js';
import { textCost, withinLimit } from './text.js';
import {
  FloatObject,
  PlainObject,
  PythonObject,
  UNKNOWN,
  truthOf,
  type PythonValue
} from './values.js';

/** The value of an expression, UNKNOWN where it cannot be followed. Costs steps; throws `Exhausted` when they are used up. */
export function evaluate(expression: Expression, frame: Frame): PythonValue {
  return frame.machine.step(() => {
    const value = withinLimit(evaluateNow(expression, frame));
    if (expression.kind !== 'name' && expression.kind !== 'attribute') {
      frame.machine.spend(weightOf(value));
    }
    return value;
  });
}

/** The steps that making or comparing a value is worth. */
function weightOf(value: PythonValue): number {
  if (typeof value === 'string') {
    return textCost(value);
  }
  if (value instanceof DictObject) {
    return (value.entries?.size ?? 0) / 8;
  }
  return value instanceof ListObject || value instanceof TupleObject
    ? (value.elements()?.length ?? 0) / 8
    : 0;
}

function evaluateNow(expression: Expression, frame: Frame): PythonValue {
  const { machine } = frame;
  switch (expression.kind) {
    case 'constant':
      return expression.value;
    case 'float':
      return new FloatObject(expression.value);
    case 'name':
      return lookUp(expression.name, frame);
    case 'attribute':
      return attributeOf(evaluate(expression.object, frame), expression.name, frame);
    case 'index':
      return itemOf(evaluate(expression.object, frame), evaluate(expression.index, frame), frame);
    case 'slice': {
      const bound = (part: Expression | null) => (part === null ? null : evaluate(part, frame));
      return new SliceObject(
        bound(expression.lower),
        bound(expression.upper),
        bound(expression.step)
      );
    }
    case 'call':
      return evaluateCall(expression.callee, expression.args, frame);
    case 'tuple':
    case 'list': {
      const items = evaluateItems(expression.items, frame);
      if (expression.kind === 'list') {
        return new ListObject(items);
      }
      return items === null ? UNKNOWN : new TupleObject(items);
    }
    case 'dict':
      return evaluateDict(expression, frame);
    case 'binary':
      return binary(
        expression.operator,
        evaluate(expression.left, frame),
        evaluate(expression.right, frame)
      );
    case 'logic': {
      const left = evaluate(expression.left, frame);
      const truth = truthOf(left);
      if (truth === null) {
        const right = machine.perhaps(() => evaluate(expression.right, frame));
        return same(left, right) ? left : UNKNOWN;
      }
      return truth === (expression.operator === 'or') ? left : evaluate(expression.right, frame);
    }
    case 'unary':
      return unary(expression.operator, evaluate(expression.operand, frame));
    case 'compare':
      return evaluateComparison(expression, frame);
    case 'conditional': {
      const truth = truthOf(evaluate(expression.test, frame));
      if (truth !== null) {
        return evaluate(truth ? expression.then : expression.otherwise, frame);
      }
      const then = machine.perhaps(() => evaluate(expression.then, frame));
      const otherwise = machine.perhaps(() => evaluate(expression.otherwise, frame));
      return same(then, otherwise) ? then : UNKNOWN;
    }
    case 'lambda':
      return UserFunction.define(
        {
          parameters: expression.parameters,
          body: [{ kind: 'return', value: expression.body }],
          deferred: false
        },
        frame,
        null
      );
    case 'comprehension':
      return later('comprehensions').evaluateComprehension(expression, frame);
    case 'format':
      return evaluateFormat(expression.parts, frame);
    case 'named': {
      const value = evaluate(expression.value, frame);
      const { binding } = frame.scope;
      machine.setName(binding.home(expression.name), expression.name, value);
      return value;
    }
    case 'unknown':
      expression.operands.forEach(operand => evaluate(operand, frame));
      return UNKNOWN;
  }
}

/** An attribute's value, methods of Python's own types included. */
function attributeOf(object: PythonValue, name: string, frame: Frame): PythonValue {
  const method = methodOf(object, name);
  if (method !== null) {
    return method;
  }
  return object instanceof PythonObject ? object.getAttribute(name, frame.machine) : UNKNOWN;
}

function itemOf(object: PythonValue, index: PythonValue, frame: Frame): PythonValue {
  if (typeof object === 'string') {
    frame.machine.spend(textCost(object));
    const letters = new TupleObject([...object]).getItem(index, frame.machine);
    return letters instanceof TupleObject ? (letters.elements() ?? []).join('') : letters;
  }
  return object instanceof PythonObject ? object.getItem(index, frame.machine) : UNKNOWN;
}

function evaluateItems(
  items: readonly { readonly spread: boolean; readonly value: Expression }[],
  frame: Frame
): PythonValue[] | null {
  const values: PythonValue[] = [];
  let known = true;
  for (const item of items) {
    const value = evaluate(item.value, frame);
    if (!item.spread) {
      values.push(value);
      continue;
    }
    const elements = value instanceof PythonObject ? value.elements() : null;
    known &&= elements !== null;
    values.push(...(elements ?? []));
  }
  return known ? values : null;
}

function evaluateDict(expression: Expression & { kind: 'dict' }, frame: Frame): PythonValue {
  const entries = new Map<string | number, PythonValue>();
  let known = true;
  for (const { key, value } of expression.entries) {
    const name = key === null ? null : evaluate(key, frame);
    const item = evaluate(value, frame);
    if (key === null && item instanceof DictObject && item.entries !== null) {
      item.entries.forEach((inner, innerKey) => entries.set(innerKey, inner));
    } else if (typeof name === 'string' || typeof name === 'number') {
      entries.set(name, item);
    } else {
      known = false;
    }
  }
  return new DictObject(known ? entries : null);
}

function evaluateComparison(
  expression: Expression & { kind: 'compare' },
  frame: Frame
): PythonValue {
  let left = evaluate(expression.first, frame);
  let result: boolean | null = true;
  for (const { operator, operand } of expression.rest) {
    const right = evaluate(operand, frame);
    frame.machine.spend(weightOf(left) + weightOf(right));
    const holds = compare(operator, left, right);
    if (holds === false) {
      return false;
    }
    result = holds === null ? null : result;
    left = right;
  }
  return result ?? new PlainObject();
}
