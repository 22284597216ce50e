import type { Block, Expression } from '../python/syntax.js';
import { Journal, same, type Scope } from './scope.js';
import type { Frame } from './frame.js';
import type { PythonObject } from './values.js';
import { ModuleObject, UNKNOWN, type CallValues, type PythonValue } from './values.js';

/** Thrown when a cell costs more than evidence is worth. */
export class Exhausted extends Error {}

/** How a block ended, and what it may have done on a path that could not be told. */
export interface Completion {
  readonly ends: 'next' | 'break' | 'continue' | 'return' | 'raise';
  readonly value: PythonValue;
  /** What follows may have been skipped: in the loop, or in the whole function. */
  readonly skips: 'nothing' | 'loop' | 'function';
}

export const NEXT: Completion = { ends: 'next', value: null, skips: 'nothing' };

/** What a framework adds to the interpreter. */
export interface Framework {
  /** The meaning of a dotted path; `undefined` if the framework has none for it. */
  resolve(path: string): PythonValue | undefined;
  /** A method or function that is not known was called; `name` is its last name. */
  calledUnknown(name: string, args: CallValues, machine: Machine): void;
  /** Values are printed or displayed. */
  shown(values: readonly PythonValue[], machine: Machine): void;
}

/** All that is known of libraries. */
export interface Library extends Framework {
  /** The path's one spelling: `tensorflow.keras` is `keras`. */
  canonical(path: string): string;
  /** The names that `from path import *` brings. */
  exports(path: string): readonly string[];
  /** Runs what will be run again, so that prints in it do not count. */
  rehearse(work: () => void): void;
  /** Layers may have been made that nobody saw. */
  lostTrack(): void;
}

export interface Limits {
  /** Steps of work in one cell. */
  readonly steps: number;
  /** Steps in all cells. */
  readonly total: number;
  /** Nesting of statements, expressions and calls together. */
  readonly depth: number;
}

/** The run-time of the interpreter: modules, limits, and what is uncertain. */
export class Machine {
  /** The cell that runs. */
  cell = 0;
  /** Calls of user functions on the stack. */
  calls = 0;
  private raised = false;
  private journal: Journal | null = null;
  private uncertainty = 0;
  private depth = 0;
  private readonly modules = new Map<string, PythonValue>();

  constructor(
    readonly library: Library,
    readonly evaluate: (expression: Expression, frame: Frame) => PythonValue,
    readonly execute: (block: Block, frame: Frame) => Completion,
    private readonly limits: Limits
  ) {
    this.left = limits.total;
  }

  /** Steps that the cell, and all cells together, may still take. */
  private steps = 0;
  private left: number;

  /** No cell can be followed any more. */
  get spent(): boolean {
    return this.left <= 0;
  }

  /** The steps that the cell may still take. */
  get remaining(): number {
    return this.steps;
  }

  /** What is now done may not be done. */
  get uncertain(): boolean {
    return this.uncertainty > 0;
  }

  private doubted = false;

  /** What is printed now is printed certainly, and everything that led to it was followed. */
  get certain(): boolean {
    return !this.uncertain && !this.doubted;
  }

  /** Code is there that may run at any time and change what is not followed: from now on nothing is certain. */
  doubt(): void {
    this.doubted = true;
  }

  /** Gives a new cell its steps, as if nothing were on the stack. */
  startCell(cell: number): void {
    this.cell = cell;
    this.steps = Math.min(this.limits.steps, this.left);
    this.depth = 0;
    this.calls = 0;
    this.uncertainty = 0;
    this.raised = false;
    this.journal = null;
  }

  /** Counts one step of work, one level deeper in the stack. */
  step<T>(work: () => T): T {
    this.spend(1);
    if (this.depth >= this.limits.depth) {
      throw new Exhausted();
    }
    this.depth++;
    const result = work();
    this.depth--;
    return result;
  }

  /** Pays for work that grows with its data. */
  spend(steps: number): void {
    this.steps -= steps;
    this.left -= steps;
    if (this.steps < 0) {
      throw new Exhausted();
    }
  }

  importPath(path: string): PythonValue {
    const canonical = this.library.canonical(path);
    let value = this.modules.get(canonical);
    if (value === undefined) {
      value = this.library.resolve(canonical) ?? new ModuleObject(canonical);
      this.modules.set(canonical, value);
    }
    return value;
  }

  /** Something in a module is set, or may be. */
  replacePath(path: string, value: PythonValue): void {
    this.modules.set(this.library.canonical(path), this.uncertain ? UNKNOWN : value);
  }

  setName(scope: Scope, name: string, value: PythonValue): void {
    this.journal?.note(scope, name);
    scope.values.set(name, value);
  }

  /** Whether an object may be changed now; if only perhaps, it is spoiled instead. */
  mayChange(object: PythonObject): boolean {
    if (this.uncertain) {
      object.spoil();
    }
    return !this.uncertain;
  }

  /** Evaluates what may not be evaluated. */
  perhaps<T>(work: () => T): T {
    const results: T[] = [];
    const path = (): Completion => {
      results.push(work());
      return NEXT;
    };
    this.fork([path], true);
    return results[0];
  }

  private unsurely<T>(work: () => T): T {
    const before = this.raised;
    this.uncertainty++;
    const result = work();
    this.uncertainty--;
    this.raised = before;
    return result;
  }

  /** A call in the statement that runs raised an exception. */
  raise(): void {
    this.raised = true;
  }

  /** Whether the statement that ran raised an exception; asked once, by what runs its block. */
  takeRaised(): boolean {
    const { raised } = this;
    this.raised = false;
    return raised;
  }

  /** Runs what may break off anywhere and be gone on after: a name that it binds anew may still be what it was. */
  attempt(work: () => Completion): Completion {
    const outer = this.journal;
    const journal = new Journal();
    this.journal = journal;
    const completion = work();
    journal.swap();
    this.journal = outer;
    journal.each((scope, name) => {
      const before = scope.values.get(name);
      const after = journal.valueOf(scope, name) ?? UNKNOWN;
      // Whoever reads a name that was bound for the first time knows that it was.
      this.setName(scope, name, before === undefined || same(before, after) ? after : UNKNOWN);
    });
    return completion;
  }

  /**
   * Runs paths of which one is taken, or none if `orNone`. Names keep a value only if all paths agree; a path that
   * raises was not taken, or nothing after it would have run.
   */
  fork(paths: readonly (() => Completion)[], orNone: boolean): Completion {
    const outer = this.journal;
    const outcomes: { completion: Completion; journal: Journal }[] = [];
    for (const path of paths) {
      const journal = new Journal();
      this.journal = journal;
      const completion = this.unsurely(path);
      journal.swap();
      if (completion.ends !== 'raise') {
        outcomes.push({ completion, journal });
      }
    }
    if (orNone || outcomes.length === 0) {
      outcomes.push({ completion: NEXT, journal: new Journal() });
    }
    this.journal = outer;
    this.join(outcomes.map(outcome => outcome.journal));
    return combine(outcomes.map(outcome => outcome.completion));
  }

  private join(journals: readonly Journal[]): void {
    const seen = new Map<Scope, Set<string>>();
    for (const journal of journals) {
      journal.each((scope, name) => {
        const names = seen.get(scope) ?? new Set();
        seen.set(scope, names.add(name));
      });
    }
    seen.forEach((names, scope) =>
      names.forEach(name => {
        const values = journals.map(journal => journal.valueOf(scope, name));
        const [first] = values;
        const agreed = first !== undefined && values.every(value => same(value, first));
        this.setName(scope, name, agreed ? first : UNKNOWN);
      })
    );
  }
}

function combine(completions: readonly Completion[]): Completion {
  const [first] = completions;
  const leaving = completions.filter(completion => completion.ends !== 'next');
  const rank = { nothing: 0, loop: 1, function: 2 };
  let skips = completions.reduce<Completion['skips']>(
    (most, { skips: one }) => (rank[one] > rank[most] ? one : most),
    'nothing'
  );
  if (leaving.length === completions.length && leaving.every(one => one.ends === first.ends)) {
    const value = leaving.every(one => same(one.value, first.value)) ? first.value : UNKNOWN;
    return { ends: first.ends, value, skips };
  }
  if (leaving.some(one => one.ends === 'return')) {
    skips = 'function';
  } else if (leaving.length > 0 && skips === 'nothing') {
    skips = 'loop';
  }
  return { ends: 'next', value: UNKNOWN, skips };
}
