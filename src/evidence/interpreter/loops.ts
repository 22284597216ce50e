import { boundNames, eachTargetName } from '../python/names.js';
import type { Statement } from '../python/syntax.js';
import { assign, forget } from './assignment.js';
import { ListObject, iterateOver } from './containers.js';
import type { Frame } from './frame.js';
import { NEXT, type Completion } from './machine.js';
import { UNKNOWN, truthOf, type PythonValue } from './values.js';

/** Longer loops are work, not architecture. */
const MAXIMUM_TURNS = 512;

export function executeFor(
  statement: Statement & { kind: 'for' },
  iterable: PythonValue,
  frame: Frame
): Completion {
  const elements = iterateOver(iterable);
  if (elements === null || elements.length > MAXIMUM_TURNS) {
    return anyNumberOfTurns(statement, frame);
  }
  let next = 0;
  let before = frame.machine.remaining;
  const isChanged = (): boolean =>
    iterable instanceof ListObject && !isSameList(iterable.items, elements);
  return runTurns(statement, frame, () => {
    // Python goes on in the list as it is by now.
    if (isChanged()) {
      return null;
    }
    if (next >= elements.length) {
      return false;
    }
    const cost = before - frame.machine.remaining;
    before = frame.machine.remaining;
    if (cost * (elements.length - next) > before / 2) {
      return null;
    }
    assign(statement.target, elements[next++], frame);
    return true;
  });
}

export function executeWhile(statement: Statement & { kind: 'while' }, frame: Frame): Completion {
  let turns = 0;
  return runTurns(statement, frame, () =>
    turns++ < MAXIMUM_TURNS ? truthOf(frame.machine.evaluate(statement.test, frame)) : null
  );
}

type Loop = Statement & { kind: 'for' | 'while' };

/** Unrolls a loop; `begin` says whether there is another turn, `null` if that cannot be told. */
function runTurns(loop: Loop, frame: Frame, begin: () => boolean | null): Completion {
  const { machine } = frame;
  for (;;) {
    const more = begin();
    if (more === null) {
      return anyNumberOfTurns(loop, frame);
    }
    if (!more) {
      return machine.execute(loop.otherwise, frame);
    }
    const turn = machine.execute(loop.body, frame);
    if (turn.ends === 'break' && turn.skips !== 'function') {
      return NEXT;
    }
    if (turn.ends === 'return' || turn.ends === 'raise') {
      return turn;
    }
    if (turn.skips !== 'nothing') {
      const rest = machine.fork([() => remainingTurns(loop, frame, begin)], true);
      const skips = turn.skips === 'function' ? 'function' : rest.skips;
      return { ends: 'next', value: UNKNOWN, skips: skips === 'function' ? 'function' : 'nothing' };
    }
  }
}

/** The turns that may follow one in which the loop may have ended. */
function remainingTurns(loop: Loop, frame: Frame, begin: () => boolean | null): Completion {
  let completion = NEXT;
  for (let more = begin(); more !== false; more = begin()) {
    completion =
      more === null ? anyNumberOfTurns(loop, frame) : frame.machine.execute(loop.body, frame);
    if (more === null || completion.ends !== 'next' || loop.kind === 'while') {
      break;
    }
  }
  return completion.ends === 'break' || completion.ends === 'continue' ? NEXT : completion;
}

/**
 * What a loop may do when its turns cannot be counted, or cost too much. A name keeps its value if a turn leaves it as
 * it is (`model = model.train()`): a first turn shows which names change, the second one is run without those.
 */
function anyNumberOfTurns(loop: Loop, frame: Frame): Completion {
  const { machine } = frame;
  const names = new Set(boundNames(loop.body));
  const targets = new Set<string>();
  if (loop.kind === 'for') {
    eachTargetName(loop.target, name => targets.add(name));
  }
  const valuesOf = (): (PythonValue | undefined)[] =>
    [...names].map(name => frame.scope.home(name).values.get(name));
  machine.library.rehearse(() => turnPerhaps(loop, frame, targets));
  const settled = valuesOf();
  const completion = turnPerhaps(loop, frame, targets);
  if (valuesOf().some((value, i) => value !== settled[i])) {
    forget(names, frame);
    machine.library.rehearse(() => turnPerhaps(loop, frame, targets));
  }
  return {
    ends: 'next',
    value: UNKNOWN,
    skips: completion.skips === 'function' ? 'function' : 'nothing'
  };
}

function turnPerhaps(loop: Loop, frame: Frame, targets: ReadonlySet<string>): Completion {
  const { machine } = frame;
  return machine.fork(
    [
      () => {
        forget(targets, frame);
        return machine.execute(loop.body, frame);
      },
      () => machine.execute(loop.otherwise, frame)
    ],
    true
  );
}

function isSameList(items: readonly PythonValue[] | null, before: readonly PythonValue[]): boolean {
  return items?.length === before.length && items.every((item, i) => item === before[i]);
}
