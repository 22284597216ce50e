import type { Clause, Expression } from '../python/syntax.js';
import { assign } from './assignment.js';
import {
  DictObject,
  IteratorObject,
  ListObject,
  MAXIMUM_LENGTH,
  iterateOver
} from './containers.js';
import type { Frame } from './frame.js';
import { Scope } from './scope.js';
import { PythonObject, UNKNOWN, truthOf, type PythonValue } from './values.js';

/** A list or dictionary made by a comprehension, or a generator, whose elements are made when they are taken. */
export function evaluateComprehension(
  expression: Expression & { kind: 'comprehension' },
  frame: Frame
): PythonValue {
  const { machine } = frame;
  const inner: Frame = {
    ...frame,
    scope: new Scope(frame.scope.enclosing, frame.scope.globals ?? frame.scope, 'comprehension')
  };
  const [{ iterable: outermost }] = expression.clauses;
  const first = machine.evaluate(outermost, frame);
  const make = (): Made[] | null => makeElements(expression, first, inner);
  if (expression.form === 'generator') {
    return new IteratorObject(machine, () => make()?.map(({ key }) => key) ?? null);
  }
  const found = make();
  if (expression.form === 'list') {
    return new ListObject(found && found.map(({ key }) => key));
  }
  const entries: [string | number, PythonValue][] = [];
  for (const { key, value } of found ?? []) {
    if (typeof key !== 'string' && typeof key !== 'number') {
      return new DictObject(null);
    }
    entries.push([key, value]);
  }
  return new DictObject(found && entries);
}

interface Made {
  readonly key: PythonValue;
  readonly value: PythonValue;
}

/** What a comprehension makes, the outermost of its iterables being known already; `null` if it cannot be told. */
function makeElements(
  expression: Expression & { kind: 'comprehension' },
  first: PythonValue,
  inner: Frame
): Made[] | null {
  const { machine } = inner;
  const found: Made[] = [];
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
    const iterable =
      clause === expression.clauses[0] ? first : machine.evaluate(clause.iterable, inner);
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
  return known ? found : null;
}
