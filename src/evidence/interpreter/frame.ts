import type { ClassObject, InstanceObject } from './classes.js';
import type { Machine } from './machine.js';
import type { Scope } from './scope.js';

/** Where code runs: its names, and whose method it is. */
export interface Frame {
  readonly scope: Scope;
  readonly machine: Machine;
  /** What `super()` starts from. */
  readonly method: { readonly owner: ClassObject; readonly self: InstanceObject } | null;
}
