import type { Clause, Expression } from '../python/syntax.js';
import { assign } from './assignment.js';
import { DictObject, IteratorObject, ListObject, MAXIMUM_LENGTH } from './containers.js';
import type { Frame } from './frame.js';
import { Scope } from './scope.js';
import { PythonObject, UNKNOWN, truthOf, type PythonValue } from './values.js';

/** A list or dictionary made by a comprehension, or a generator, whose elements are made at once. */
export function evaluateComprehension(
  expression: Expression & { kind: 'comprehension' },
  frame: Frame
): PythonValue {
  const { machine } = frame;
  const inner: Frame = {
    ...frame,
    scope: new Scope(frame.scope.enclosing, frame.scope.globals ?? frame.scope, 'comprehension')
  };
  const found: { key: PythonValue; value: PythonValue }[] = [];
  let known = true;
  const take = (): void => {
    const key = machine.evaluate(expression.element, inner);
    found.push({ key, value: expression.value ? machine.evaluate(expression.value, inner) : null });
    known &&= found.length <= MAXIMUM_LENGTH;
  };
  const run = (clauses: readonly Clause[]): void => {
    const [clause, ...rest] = clauses;
    if (!clause) {
      take();
      return;
    }
    const isFirst = clause === expression.clauses[0];
    const iterable = machine.evaluate(clause.iterable, isFirst ? frame : inner);
    const elements = iterateOver(iterable);
    known &&= !(iterable instanceof PythonObject) || iterable.countable;
    const turn = (element: PythonValue): void => {
      assign(clause.target, element, inner);
      const truths = clause.conditions.map(condition =>
        truthOf(machine.evaluate(condition, inner))
      );
      if (truths.includes(false)) {
        return;
      }
      if (truths.includes(null)) {
        known = false;
        machine.perhaps(() => run(rest));
      } else {
        run(rest);
      }
    };
    if (elements === null) {
      known = false;
      machine.perhaps(() => turn(UNKNOWN));
    } else {
      elements.forEach(turn);
    }
  };
  run(expression.clauses);
  if (expression.form !== 'dict') {
    const elements = known ? found.map(item => item.key) : null;
    return expression.form === 'list' ? new ListObject(elements) : new IteratorObject(elements);
  }
  const entries: [string | number, PythonValue][] = [];
  for (const { key, value } of found) {
    if (typeof key !== 'string' && typeof key !== 'number') {
      return new DictObject(null);
    }
    entries.push([key, value]);
  }
  return new DictObject(known ? entries : null);
}

/** What a loop goes over; `null` if not known. */
export function iterateOver(value: PythonValue): readonly PythonValue[] | null {
  if (typeof value === 'string') {
    return [...value];
  }
  // A copy: the loop's body may change the list.
  const elements = value instanceof PythonObject ? value.turns() : null;
  return elements === null ? null : [...elements];
}
