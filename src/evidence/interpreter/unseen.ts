import type { Expression } from '../python/syntax.js';
import { forget } from './assignment.js';
import type { Frame } from './frame.js';
import type { CallValues } from './values.js';

/** Code that is not seen ran in the notebook's namespace: whatever a name was bound to, it may be bound anew. */
export function forgetEverything(frame: Frame): void {
  const globals = frame.scope.globals ?? frame.scope;
  forget(globals.values.keys(), { ...frame, scope: globals });
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

/** Whether an expression is the dictionary of the notebook's names: `globals()`. */
export function isNamespace(expression: Expression): boolean {
  return (
    expression.kind === 'call' &&
    expression.args.length === 0 &&
    expression.callee.kind === 'name' &&
    /^(globals|locals|vars)$/.test(expression.callee.name)
  );
}
