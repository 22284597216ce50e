import { FloatObject, UNKNOWN, type PythonValue } from './values.js';

/** The names of a module, a function's run, a class body or a comprehension. */
export class Scope {
  readonly values = new Map<string, PythonValue>();
  /** Names that `global` or `nonlocal` hand to another scope. */
  readonly elsewhere = new Map<string, Scope>();

  constructor(
    /** Where names are looked up next. */
    readonly parent: Scope | null,
    readonly globals: Scope | null = null,
    private readonly kind: 'class' | 'comprehension' | null = null
  ) {}

  /** What functions and comprehensions in it see: the names of a class body are out of their sight. */
  get enclosing(): Scope {
    return this.kind === 'class' && this.parent ? this.parent.enclosing : this;
  }

  /** Where `:=` binds: a comprehension hands it to what it stands in. */
  get binding(): Scope {
    return this.kind === 'comprehension' && this.parent ? this.parent.binding : this;
  }

  /** The scope whose name it is when this one assigns it. */
  home(name: string): Scope {
    return this.elsewhere.get(name) ?? this;
  }

  get(name: string): PythonValue | undefined {
    const home = this.home(name);
    const value = home.values.get(name);
    return value !== undefined || home.parent === null ? value : home.parent.get(name);
  }

  declare(form: 'global' | 'nonlocal', name: string): void {
    let target: Scope | null = form === 'global' ? this.globals : this.parent;
    while (form === 'nonlocal' && target?.parent && !target.values.has(name)) {
      target = target.parent;
    }
    if (target) {
      this.elsewhere.set(name, target);
    }
  }
}

/** Remembers what names were before a path, and after it. */
export class Journal {
  private readonly before = new Map<Scope, Map<string, PythonValue | undefined>>();
  private readonly after = new Map<Scope, Map<string, PythonValue | undefined>>();

  note(scope: Scope, name: string): void {
    let names = this.before.get(scope);
    if (!names) {
      this.before.set(scope, (names = new Map()));
    }
    if (!names.has(name)) {
      names.set(name, scope.values.get(name));
    }
  }

  /** Takes the path's assignments back, and keeps them for `valueOf`. */
  swap(): void {
    this.before.forEach((names, scope) => {
      const after = new Map<string, PythonValue | undefined>();
      names.forEach((value, name) => {
        after.set(name, scope.values.get(name));
        if (value === undefined) {
          scope.values.delete(name);
        } else {
          scope.values.set(name, value);
        }
      });
      this.after.set(scope, after);
    });
  }

  each(visit: (scope: Scope, name: string) => void): void {
    this.before.forEach((names, scope) => names.forEach((_, name) => visit(scope, name)));
  }

  /** The name's value at the end of the path. */
  valueOf(scope: Scope, name: string): PythonValue | undefined {
    const names = this.after.get(scope);
    return names?.has(name) ? names.get(name) : scope.values.get(name);
  }
}

/** Whether two values are certainly the same one. */
export function same(left: PythonValue | undefined, right: PythonValue | undefined): boolean {
  if (left instanceof FloatObject && right instanceof FloatObject) {
    return left.value === right.value;
  }
  return left === right && left !== UNKNOWN;
}
