import type { ParsedCell } from './cells.js';
import { forget } from './interpreter/assignment.js';
import { evaluate } from './interpreter/expressions.js';
import type { Frame } from './interpreter/frame.js';
import { Exhausted, Machine, type Limits } from './interpreter/machine.js';
import { setFallbacks } from './interpreter/names.js';
import { Scope } from './interpreter/scope.js';
import { execute } from './interpreter/statements.js';
import { ModuleObject, PythonObject } from './interpreter/values.js';
import type { Packages } from './frameworks.js';
import { Recorder, type Recorded } from './recorder.js';
import { boundNames } from './python/names.js';
import type { Block } from './python/syntax.js';

/** A cell's steps are far more than building a large model takes; the depth stays well inside the stack. */
const LIMITS: Limits = { steps: 40_000, total: 300_000, depth: 320 };

/** One run of a notebook. */
export class Session {
  private readonly recorder = new Recorder();
  private readonly machine: Machine;
  private readonly globals = new Scope(null);

  /** @param conventions What names mean that no cell binds, as dotted paths. */
  constructor(packages: Packages, conventions: ReadonlyMap<string, string>) {
    this.machine = new Machine(packages.begin(this.recorder), evaluate, execute, LIMITS);
    setFallbacks(this.globals, conventions);
  }

  run(cell: ParsedCell): void {
    if (this.machine.spent) {
      return;
    }
    this.machine.startCell(cell.index);
    if (cell.trust !== 'text') {
      this.distrust(cell);
      return;
    }
    try {
      this.tryStatements(cell.block.slice(this.runStatements(cell.block.slice(0, cell.certain))));
    } catch (error) {
      // The stack is bounded by its limit; a smaller one than Node's is no reason to fail.
      if (!(error instanceof Exhausted || error instanceof RangeError)) {
        throw error;
      }
      this.machine.startCell(cell.index);
      this.distrust({ ...cell, trust: 'unread' });
    }
  }

  /** Runs statements in order; gives the number of those that ran to their end. An exception may be a slip of what
   * follows the code as well, where the notebook shows none. */
  private runStatements(block: Block): number {
    let ran = 0;
    while (ran < block.length && execute([block[ran]], this.frame).ends !== 'raise') {
      ran++;
    }
    return ran;
  }

  /** Statements of which the first ones may have run, and the one after them in part. */
  private tryStatements(block: Block): void {
    for (const statement of block) {
      this.machine.fork([() => execute([statement], this.frame)], true);
      forget(boundNames([statement]), this.frame);
    }
  }

  finish(): Recorded {
    return this.recorder.finish();
  }

  private get frame(): Frame {
    return { scope: this.globals, machine: this.machine, method: null };
  }

  /** A cell ran, but not with the text that is seen, or not to an end that is seen. */
  private distrust(cell: ParsedCell): void {
    const mentioned = new Set(cell.source.match(/[\p{L}_][\p{L}\p{N}_]*/gu));
    for (const [name, value] of this.globals.values) {
      if (value instanceof PythonObject && (cell.trust === 'unread' || mentioned.has(name))) {
        value.spoil();
      }
      if (cell.trust === 'unread' && cell.source === '' && !(value instanceof ModuleObject)) {
        forget([name], this.frame);
      }
    }
    forget(boundNames(cell.block), this.frame);
    this.machine.library.lostTrack();
  }
}
