import { assign, forget } from './assignment.js';
import { ClassObject } from './classes.js';
import type { Frame } from './frame.js';
import { UserFunction } from './functions.js';

/**
 * `from path import *`. Whether a release of the library has a name that the notebook defines itself cannot be told,
 * so that such a name is not known any more. Modules that no library knows are taken to hide nothing already bound.
 */
export function importAll(path: string, frame: Frame): void {
  const { machine } = frame;
  const canonical = machine.library.canonical(path);
  for (const name of machine.library.exports(canonical)) {
    const current = frame.scope.get(name);
    if (current instanceof ClassObject || current instanceof UserFunction) {
      forget([name], frame);
    } else {
      assign({ kind: 'name', name }, machine.importPath(`${canonical}.${name}`), frame);
    }
  }
}
