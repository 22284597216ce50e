import { boundNames, eachTargetName } from '../python/names.js';
import { isHidden } from '../python/hidden.js';
import type { Block, Expression, FunctionStatement, Statement } from '../python/syntax.js';
import { assign, forget } from './assignment.js';
import { ClassObject, InstanceObject } from './classes.js';
import { DictObject, ListObject, iterateOver } from './containers.js';
import { evaluateArguments } from './calls.js';
import { evaluate } from './expressions.js';
import type { Frame } from './frame.js';
import { DecoratedFunction, PartialObject, UserFunction, isTransparent } from './functions.js';
import { executeFor, executeWhile } from './loops.js';
import { NEXT, type Completion } from './machine.js';
import { importAll } from './imports.js';
import { forgetMethod } from './unseen.js';
import { binary } from './operators.js';
import { Scope } from './scope.js';
import {
  ModuleObject,
  NO_ARGUMENTS,
  PythonObject,
  UNKNOWN,
  truthOf,
  type PythonValue
} from './values.js';

/** Runs statements in order. Costs steps; throws `Exhausted` when they are used up. */
export function execute(block: Block, frame: Frame): Completion {
  let skips: Completion['skips'] = 'nothing';
  for (let i = 0; i < block.length; i++) {
    const ended = frame.machine.step(() => executeStatement(block[i], frame));
    const completion = frame.machine.takeRaised() ? { ...ended, ends: 'raise' as const } : ended;
    if (completion.skips !== 'nothing') {
      skips = completion.skips === 'function' ? 'function' : skips === 'nothing' ? 'loop' : skips;
    }
    if (completion.ends !== 'next') {
      return { ...completion, skips };
    }
    if (completion.skips !== 'nothing') {
      const rest = block.slice(i + 1);
      const after = frame.machine.fork([() => execute(rest, frame)], true);
      return { ...after, skips: after.skips === 'function' ? 'function' : skips };
    }
  }
  return { ...NEXT, skips };
}

function executeStatement(statement: Statement, frame: Frame): Completion {
  const { machine } = frame;
  switch (statement.kind) {
    case 'expression': {
      const value = evaluate(statement.value, frame);
      if (statement.displayed) {
        machine.library.shown([value], machine);
      }
      return NEXT;
    }
    case 'assign': {
      const value = evaluate(statement.value, frame);
      statement.targets.forEach(target => assign(target, value, frame));
      return NEXT;
    }
    case 'update':
      executeUpdate(statement, frame);
      return NEXT;
    case 'if':
      return executeIf(statement, frame);
    case 'for':
      return executeFor(statement, evaluate(statement.iterable, frame), frame);
    case 'while':
      return executeWhile(statement, frame);
    case 'try':
      return executeTry(statement, frame);
    case 'with':
      return executeWith(statement, frame);
    case 'match':
      evaluate(statement.subject, frame);
      return machine.fork(
        statement.bodies.map(body => () => execute(body, frame)),
        true
      );
    case 'function': {
      const made = UserFunction.define(statement, frame, null);
      const value = statement.decorators.every(one => isTransparent(one, frame))
        ? made
        : new DecoratedFunction(made);
      assign({ kind: 'name', name: statement.name }, value, frame);
      return NEXT;
    }
    case 'class':
      executeClass(statement, frame);
      return NEXT;
    case 'return': {
      const value = statement.value === null ? null : evaluate(statement.value, frame);
      return { ends: 'return', value, skips: 'nothing' };
    }
    case 'break':
    case 'continue':
    case 'raise':
      return { ends: statement.kind, value: null, skips: 'nothing' };
    case 'import':
      for (const { name, path } of statement.bindings) {
        assign({ kind: 'name', name }, machine.importPath(path), frame);
      }
      return NEXT;
    case 'importAll':
      importAll(statement.path, frame);
      return NEXT;
    case 'delete':
      statement.targets.forEach(target => {
        eachTargetName(target, name => forget([name], frame));
        if (target.kind === 'index') {
          const object = evaluate(target.object, frame);
          if (object instanceof PythonObject) {
            object.deleteItem(evaluate(target.index, frame), machine);
          }
        } else if (target.kind === 'attribute') {
          const object = evaluate(target.object, frame);
          if (object instanceof PythonObject) {
            object.deleteAttribute(target.name, machine);
          }
        }
      });
      return NEXT;
    case 'declaration':
      return NEXT;
    case 'scope':
      statement.names.forEach(name => frame.scope.declare(statement.form, name));
      return NEXT;
    case 'broken':
      statement.mentioned.forEach(name => spoil(frame.scope.get(name)));
      forget(statement.assigned, frame);
      machine.library.lostTrack();
      return NEXT;
  }
}

function spoil(value: PythonValue | undefined): void {
  if (value instanceof PythonObject) {
    value.spoil();
  }
}

function executeUpdate(statement: Statement & { kind: 'update' }, frame: Frame): void {
  const current = evaluate(statement.target, frame);
  const value = evaluate(statement.value, frame);
  if (current instanceof ListObject && statement.operator === '+') {
    const added = value instanceof PythonObject ? iterateOver(value) : null;
    if (!frame.machine.mayChange(current) || added === null || current.items === null) {
      current.spoil();
    } else {
      current.items.push(...added);
      current.changed();
    }
    return;
  }
  if (current instanceof ListObject || current instanceof DictObject) {
    // Other names of it see the change as well, which is not followed.
    current.spoil();
    return;
  }
  if (
    current instanceof PythonObject &&
    statement.operator === '+' &&
    current.extendInPlace(value, frame.machine)
  ) {
    return;
  }
  assign(statement.target, binary(statement.operator, current, value), frame);
}

function executeIf(statement: Statement & { kind: 'if' }, frame: Frame): Completion {
  const paths: Block[] = [];
  for (const { test, body } of statement.branches) {
    const truth = truthOf(evaluate(test, frame));
    if (truth === true && paths.length === 0) {
      return execute(body, frame);
    }
    // A path that raises was not taken, or nothing after it would have run.
    if (truth !== false && !raises(body)) {
      paths.push(body);
    }
    if (truth === true) {
      return fork(paths, frame);
    }
  }
  if (!raises(statement.otherwise)) {
    paths.push(statement.otherwise);
  }
  return fork(paths, frame);
}

function fork(paths: readonly Block[], frame: Frame): Completion {
  return paths.length === 1
    ? execute(paths[0], frame)
    : frame.machine.fork(
        paths.map(path => () => execute(path, frame)),
        false
      );
}

function raises(block: Block): boolean {
  const last = block[block.length - 1];
  return last?.kind === 'raise';
}

function executeWith(statement: Statement & { kind: 'with' }, frame: Frame): Completion {
  let suppresses = false;
  const managers: InstanceObject[] = [];
  for (const { value, target } of statement.items) {
    suppresses ||= isSuppression(value);
    const manager = evaluate(value, frame);
    if (manager instanceof InstanceObject && manager.native === null) {
      managers.push(manager);
      forgetMethod(manager, '__enter__', frame.machine);
    }
    if (target) {
      assign(target, UNKNOWN, frame);
    }
  }
  const body = suppresses
    ? frame.machine.attempt(() => execute(statement.body, frame))
    : execute(statement.body, frame);
  managers.forEach(manager => forgetMethod(manager, '__exit__', frame.machine));
  return suppresses && body.ends === 'raise' ? { ...body, ends: 'next' } : body;
}

/** Whether a context manager takes exceptions out of the way, by its name. */
function isSuppression(manager: Expression): boolean {
  const callee = manager.kind === 'call' ? manager.callee : manager;
  return (
    (callee.kind === 'attribute' || callee.kind === 'name') &&
    /suppress|ignor|raises/i.test(callee.name) &&
    !/warn/i.test(callee.name)
  );
}

function executeTry(statement: Statement & { kind: 'try' }, frame: Frame): Completion {
  const { machine } = frame;
  const handles = statement.handlers.length > 0;
  const run = (block: Block): Completion =>
    handles ? machine.attempt(() => execute(block, frame)) : execute(block, frame);
  const body = run(statement.body);
  const raised = body.ends === 'raise';
  let completion = raised && handles ? { ...body, ends: 'next' as const } : body;
  if (completion.ends === 'next' && handles) {
    const handled = machine.fork(
      statement.handlers.map(handler => () => execute(handler, frame)),
      true
    );
    completion = handled.skips === 'nothing' ? completion : { ...completion, skips: handled.skips };
  }
  if (!raised && completion.ends === 'next' && completion.skips === 'nothing') {
    completion = run(statement.otherwise);
  }
  const last = execute(statement.last, frame);
  if (last.ends !== 'next') {
    return last;
  }
  // It may have ended the function or the loop otherwise than the body did.
  return last.skips === 'nothing' ? completion : { ...NEXT, skips: 'function' };
}

function defineMember(member: FunctionStatement, frame: Frame, type: ClassObject): PythonValue {
  const [decorator, ...others] = member.decorators;
  if (decorator === undefined) {
    return UserFunction.define(member, frame, type);
  }
  return decorator.kind === 'name' && decorator.name === 'staticmethod' && others.length === 0
    ? new PartialObject(UserFunction.define(member, frame, type), NO_ARGUMENTS)
    : UNKNOWN;
}

function executeClass(statement: Statement & { kind: 'class' }, frame: Frame): void {
  if (statement.body.some(isHidden)) {
    frame.machine.doubt();
  }
  const { positional: bases, keyword } = evaluateArguments(statement.bases, frame);
  const type = new ClassObject(statement.name, bases);
  const scope = new Scope(frame.scope.enclosing, frame.scope.globals ?? frame.scope, 'class');
  const inner: Frame = { ...frame, scope };
  for (const member of statement.body) {
    if (member.kind === 'function') {
      frame.machine.setName(scope, member.name, defineMember(member, inner, type));
    } else if (member.kind === 'declaration') {
      // A field without a default.
      frame.machine.setName(scope, member.name, scope.values.get(member.name) ?? UNKNOWN);
    } else {
      execute([member], inner);
    }
  }
  boundNames(statement.body).forEach(name => {
    if (!scope.values.has(name)) {
      scope.values.set(name, UNKNOWN);
    }
  });
  type.attributes = scope.values;
  type.fields = statement.body.flatMap(fieldOf);
  type.managed = new Set(
    statement.body.flatMap(member =>
      member.kind === 'function' && scope.values.get(member.name) === UNKNOWN ? [member.name] : []
    )
  );
  // A class of classes that the notebook defines decides what a call makes.
  const isOrdinary =
    !(keyword.get('metaclass') instanceof ClassObject) &&
    // Of an enumeration, attributes are members and no values.
    !bases.some(base => base instanceof ModuleObject && base.path.startsWith('enum.'));
  const isKept = statement.decorators.every(one => isTransparent(one, frame));
  const value = isOrdinary && isKept && !type.isRefused ? type : UNKNOWN;
  assign({ kind: 'name', name: statement.name }, value, frame);
}

/** The field of a data class that a statement in its body makes. */
function fieldOf(member: Statement): readonly string[] {
  if (member.kind === 'declaration') {
    return /\bClassVar\b/.test(member.annotation) ? [] : [member.name];
  }
  if (member.kind !== 'assign' || member.annotation === undefined) return [];
  const [target] = member.targets;
  const isOut =
    /\bClassVar\b/.test(member.annotation) ||
    (member.value.kind === 'call' &&
      member.value.args.some(
        ({ name, value }) => name === 'init' && value.kind === 'constant' && value.value === false
      ));
  return target.kind === 'name' && !isOut ? [target.name] : [];
}
