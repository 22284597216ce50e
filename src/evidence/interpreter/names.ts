import { builtin } from './builtins.js';
import type { Frame } from './frame.js';
import type { Scope } from './scope.js';
import { UNKNOWN, type PythonValue } from './values.js';

/** Where names that no scope holds come from: what the notebook imports everywhere alike, or convention. */
const fallbacks = new WeakMap<Scope, ReadonlyMap<string, string>>();

/** Sets what unbound names of a module mean, as dotted paths. */
export function setFallbacks(globals: Scope, paths: ReadonlyMap<string, string>): void {
  fallbacks.set(globals, paths);
}

export function lookUp(name: string, frame: Frame): PythonValue {
  const value = frame.scope.get(name);
  if (value !== undefined && value !== UNKNOWN) {
    return value;
  }
  const globals = frame.scope.globals ?? frame.scope;
  // A local name that is not known hides whatever stands outside the function.
  for (
    let scope = frame.scope.home(name);
    scope !== globals && scope.parent;
    scope = scope.parent
  ) {
    if (scope.values.has(name)) {
      return UNKNOWN;
    }
  }
  const path = fallbacks.get(globals)?.get(name);
  if (path !== undefined) {
    return frame.machine.importPath(path);
  }
  return value ?? builtin(name) ?? UNKNOWN;
}
