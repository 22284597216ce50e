import type { Block, Expression, Statement } from './syntax.js';

/** Called for each place that binds a name; `path` is the dotted origin of an import, else `null`. */
export type Binder = (name: string, path: string | null) => void;

/**
 * Every name a block binds in its own scope, in nested blocks too, and those that its functions declare `global`.
 * Imports of everything (`*`) bind no name that can be told.
 */
export function eachBinding(block: Block, bind: Binder): void {
  for (const statement of block) {
    bindStatement(statement, bind);
  }
}

/** The names a block binds. */
export function boundNames(block: Block): Set<string> {
  const names = new Set<string>();
  eachBinding(block, name => names.add(name));
  return names;
}

/** The names a target binds: `a, (b, *c)`. */
export function eachTargetName(target: Expression, bind: (name: string) => void): void {
  if (target.kind === 'name') {
    bind(target.name);
  } else if (target.kind === 'tuple' || target.kind === 'list') {
    target.items.forEach(item => eachTargetName(item.value, bind));
  }
}

/** The blocks inside a statement that run in the same scope. */
function blocksOf(statement: Statement): readonly Block[] {
  switch (statement.kind) {
    case 'if':
      return [...statement.branches.map(branch => branch.body), statement.otherwise];
    case 'for':
    case 'while':
      return [statement.body, statement.otherwise];
    case 'try':
      return [statement.body, ...statement.handlers, statement.otherwise, statement.last];
    case 'with':
      return [statement.body];
    case 'match':
      return statement.bodies;
    default:
      return [];
  }
}

function bindStatement(statement: Statement, bind: Binder): void {
  const plain = (name: string) => bind(name, null);
  statement.named?.forEach(plain);
  switch (statement.kind) {
    case 'assign':
    case 'delete':
      statement.targets.forEach(target => eachTargetName(target, plain));
      break;
    case 'update':
      eachTargetName(statement.target, plain);
      break;
    case 'for':
      eachTargetName(statement.target, plain);
      break;
    case 'with':
      statement.items.forEach(item => item.target && eachTargetName(item.target, plain));
      break;
    case 'function':
      plain(statement.name);
      eachGlobal(statement.body, bind);
      break;
    case 'class':
      plain(statement.name);
      break;
    case 'import':
      statement.bindings.forEach(binding => bind(binding.name, binding.path));
      break;
    case 'broken':
      statement.assigned.forEach(plain);
      break;
  }
  for (const block of blocksOf(statement)) {
    eachBinding(block, bind);
  }
}

/** Every name that a function's body binds outside, having declared it `global`. */
export function eachGlobal(body: Block, bind: Binder): void {
  const globals = new Set<string>();
  const collect = (block: Block): void => {
    for (const statement of block) {
      if (statement.kind === 'scope' && statement.form === 'global') {
        statement.names.forEach(name => globals.add(name));
      }
      blocksOf(statement).forEach(collect);
    }
  };
  collect(body);
  if (globals.size > 0) {
    eachBinding(body, (name, path) => globals.has(name) && bind(name, path));
  }
}
