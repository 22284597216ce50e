import { DictObject, ListObject, TupleObject } from '../interpreter/containers.js';
import type { Machine } from '../interpreter/machine.js';
import {
  NativeFunction,
  PythonObject,
  UNKNOWN,
  argumentOf,
  truthOf,
  type PythonValue
} from '../interpreter/values.js';
import { given, type Method } from './methods.js';
import { moduleOf, type OwnParameter, type TorchModule } from './module.js';
import type { Parameter } from './tensor.js';

const METHODS: { readonly [name: string]: Method } = {
  requires_grad_: (self, args, machine) => {
    const flag = truthOf(argumentOf(args, 0, 'requires_grad') ?? true);
    setTrainable(self, machine.uncertain ? null : flag, machine);
    return self.self;
  },
  freeze: (self, _args, machine) => {
    setTrainable(self, machine.uncertain ? null : false, machine);
    return null;
  },
  unfreeze: (self, _args, machine) => {
    setTrainable(self, machine.uncertain ? null : true, machine);
    return null;
  },
  apply: (self, { positional: [work] }, machine) => {
    if (work instanceof PythonObject && work.callable) {
      for (const { value } of withModulesInside(self, machine).reverse()) {
        work.call({ positional: [value], keyword: new Map(), complete: true }, machine);
      }
    }
    return self.self;
  },
  children: self =>
    sequence(
      [self],
      self.named().map(([, child]) => child)
    ),
  named_children: self =>
    sequence(
      [self],
      self.named().map(([name, child]) => new TupleObject([name, child]))
    ),
  modules: (self, _args, machine) => {
    const inside = withModulesInside(self, machine);
    return sequence(
      inside.map(({ module }) => module),
      inside.map(({ value }) => value)
    );
  },
  named_modules: (self, _args, machine) => {
    const inside = withModulesInside(self, machine);
    return sequence(
      inside.map(({ module }) => module),
      inside.map(({ path, value }) => new TupleObject([path, value]))
    );
  },
  parameters: (self, _args, machine) => {
    const { found, modules } = allParameters(self, machine);
    return sequence(
      modules,
      found.map(({ parameter }) => parameter),
      areAllNamed(found)
    );
  },
  named_parameters: (self, _args, machine) => {
    const { found, modules } = allParameters(self, machine);
    const pairs = found.map(({ name, parameter }) => new TupleObject([name ?? UNKNOWN, parameter]));
    return sequence(modules, pairs, areAllNamed(found));
  },
  get_submodule: (self, args) => {
    const path = argumentOf(args, 0, 'target');
    const found = typeof path === 'string' ? find(self, path) : undefined;
    if (found === undefined) {
      self.expose();
    }
    return found ?? UNKNOWN;
  },
  set_submodule: (self, args, machine) => {
    const path = argumentOf(args, 0, 'target');
    const place = typeof path === 'string' ? path.lastIndexOf('.') : -1;
    const outer =
      typeof path !== 'string' ? null : place < 0 ? self : find(self, path.slice(0, place));
    if (typeof path === 'string' && outer instanceof PythonObject) {
      const name = path.slice(place + 1);
      outer.setAttribute(name, given(args, 1, 'module'), machine);
    } else {
      self.spoil();
    }
    return null;
  },
  __init__: changedUnseen,
  __setstate__: changedUnseen,
  __setattr__: (self, args, machine) => {
    const [name] = args.positional;
    if (typeof name === 'string') {
      self.setAttribute(name, given(args, 1), machine);
    } else {
      self.spoil();
    }
    return null;
  }
};

/** A method by which code goes through what a module holds, or changes it by name, bound to this module. */
export function methodInside(module: TorchModule, name: string): PythonValue {
  return name === '_modules'
    ? new ModulesInside(module)
    : new NativeFunction((args, machine) => METHODS[name](module, args, machine));
}

function changedUnseen(self: TorchModule): PythonValue {
  self.spoil();
  return UNKNOWN;
}

/** `module._modules`: what is put into it is put into the module. */
class ModulesInside extends DictObject {
  constructor(private readonly module: TorchModule) {
    super(module.whole ? module.named() : null);
  }

  override setItem(index: PythonValue, value: PythonValue, machine: Machine): void {
    super.setItem(index, value, machine);
    if (typeof index === 'string') this.module.setAttribute(index, value, machine);
    else this.module.spoil();
  }

  override spoil(): void {
    super.spoil();
    this.module.spoil();
  }
}

interface Inside {
  readonly path: string;
  readonly module: TorchModule;
  readonly value: PythonObject;
}

/** The module and those inside it, each once, in the order of `named_modules`. */
function withModulesInside(root: TorchModule, machine: Machine): Inside[] {
  const seen = new Set<TorchModule>();
  const found: Inside[] = [];
  const visit = (module: TorchModule, value: PythonObject, path: string, depth: number): void => {
    if (seen.has(module) || depth > 40) {
      return;
    }
    machine.spend(0.25);
    seen.add(module);
    found.push({ path, module, value });
    for (const [name, child] of module.named()) {
      const inner = moduleOf(child);
      if (inner) {
        visit(inner, child, path === '' ? name : `${path}.${name}`, depth + 1);
      }
    }
  };
  visit(root, root.self, '', 0);
  return found;
}

function allParameters(
  root: TorchModule,
  machine: Machine
): { readonly found: readonly OwnParameter[]; readonly modules: readonly TorchModule[] } {
  const inside = withModulesInside(root, machine);
  const found = new Map<Parameter, string | null>();
  for (const { path, module } of inside) {
    for (const { name, parameter } of module.ownParameters()) {
      if (!found.has(parameter)) {
        found.set(parameter, name === null || path === '' ? name : `${path}.${name}`);
      }
    }
  }
  machine.spend(found.size / 8);
  return {
    found: [...found].map(([parameter, name]) => ({ name, parameter })),
    modules: inside.map(({ module }) => module)
  };
}

function areAllNamed(parameters: readonly OwnParameter[]): boolean {
  return parameters.every(({ name }) => name !== null);
}

function setTrainable(root: TorchModule, flag: boolean | null, machine: Machine): void {
  allParameters(root, machine).found.forEach(({ parameter }) => (parameter.trainable = flag));
}

function find(root: TorchModule, path: string): PythonValue | undefined {
  let value: PythonValue | undefined = root.self;
  for (const name of path.split('.')) {
    value = moduleOf(value)?.held(name);
  }
  return value;
}

/** What an iterator over a module gives; exact only if each of `modules` is known to hold no more than is seen. */
function sequence(
  modules: readonly TorchModule[],
  items: readonly PythonValue[],
  exact = true
): PythonValue {
  return exact && modules.every(module => module.whole)
    ? new ListObject(items)
    : new SomeOf(items, modules);
}

/** Parts of a model of which not all are known. A loop over them takes those that are. */
class SomeOf extends PythonObject {
  constructor(
    private readonly items: readonly PythonValue[],
    private readonly modules: readonly TorchModule[]
  ) {
    super();
  }

  override turns(): readonly PythonValue[] {
    return this.items;
  }

  override get countable(): boolean {
    return false;
  }

  /** Counted or numbered they cannot be told apart, so that any of them may be changed from now on. */
  override elements(): null {
    for (const module of this.modules) {
      module.ownParameters().forEach(({ parameter }) => parameter.spoil());
    }
    return null;
  }
}
