import { boundNames } from './names.js';
import type { Block, Expression, Statement } from './syntax.js';

/** Methods of Python's own containers that change nothing. */
const LOOKS =
  /^(get|items|keys|values|index|count|copy|format|join|split|strip|startswith|endswith)$/;

/** Methods of Python's own containers that change them. */
const CHANGES = /^(append|extend|insert|pop|remove|clear|update|setdefault|sort|reverse)/;

/** Python's own functions that change nothing that they are given. */
const READS =
  /^(print|len|range|enumerate|list|tuple|dict|set|sorted|str|repr|int|float|bool|min|max|sum|isinstance|type|any|all)$/;

/** The names of objects that a run of a function's body may change: those it calls methods of or gives to calls, and
 * those it binds items or attributes of; what functions inside it do included. */
export function touchedNames(body: Block): ReadonlySet<string> {
  const names = new Set<string>();
  eachNode(body, node => touchedBy(node, names));
  return names;
}

/** The names that mean something else each time a block is run, since it makes their values of those before it. */
export function accumulatedNames(block: Block): ReadonlySet<string> {
  const names = new Set<string>();
  const bound = new Set<string>();
  for (const statement of block) {
    if (statement.kind === 'function' || statement.kind === 'class') continue;
    eachNode([statement], node => {
      if (node.kind === 'assign' && !isOwnSum(node)) return;
      changedBy(node).forEach(target => {
        const name = rootOf(target);
        if (name !== null && !bound.has(name)) names.add(name);
      });
    });
    boundNames([statement]).forEach(name => bound.add(name));
  }
  return names;
}

/** Whether a name is bound to what an operator makes of it: `n = n * 2`. */
function isOwnSum({ targets: [target], value }: Statement & { kind: 'assign' }): boolean {
  return (
    value.kind === 'binary' &&
    [value.left, value.right].some(part => part.kind === 'name' && part.name === rootOf(target))
  );
}

/** Whether a run of a function's body may by itself change more than names of its own: attributes and items, names that
 * it declares to be others', lists and dictionaries. */
export function changesMore(body: Block): boolean {
  const own = new Set<string | null>([null, ...boundNames(body)]);
  let changes = false;
  eachNode(body, node => {
    changes ||=
      /^(scope|broken)$/.test(node.kind) ||
      changedBy(node).some(target => target.kind !== 'name' && !own.has(rootOf(target)));
  });
  return changes;
}

/** What a node binds or changes in place. */
export function changedBy(node: Node): readonly Expression[] {
  switch (node.kind) {
    case 'update':
      return [node.target];
    case 'assign':
    case 'delete':
      return node.targets;
    case 'call':
      return node.callee.kind === 'attribute' && CHANGES.test(node.callee.name)
        ? [node.callee]
        : [];
    default:
      return [];
  }
}

function eachNode(body: readonly Node[], visit: (node: Node) => void): void {
  const left: unknown[] = [body];
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    if (typeof node !== 'object' || node === null) continue;
    if (isNode(node)) visit(node);
    left.push(...Object.values(node));
  }
}

export type Node = Expression | Statement;

/** Whether a part of the syntax is an expression or a statement. */
export function isNode(value: object): value is Node {
  return 'kind' in value;
}

function touchedBy(node: Node, names: Set<string>): void {
  const touch = (expression: Expression): void => {
    const name = rootOf(expression);
    if (name !== null) names.add(name);
  };
  if (node.kind === 'call') {
    if (node.callee.kind === 'attribute' && !LOOKS.test(node.callee.name)) {
      touch(node.callee.object);
    }
    if (node.callee.kind !== 'name' || !READS.test(node.callee.name)) {
      node.args.forEach(({ value }) => touch(value));
    }
  } else if (node.kind === 'broken') {
    node.mentioned.forEach(name => names.add(name));
  } else {
    changedBy(node)
      .filter(({ kind }) => kind !== 'name' || node.kind === 'update')
      .forEach(touch);
  }
}

/** The name at the beginning of `name.attribute[0].other`. */
export function rootOf(expression: Expression): string | null {
  let root = expression;
  while (root.kind === 'attribute' || root.kind === 'index') root = root.object;
  return root.kind === 'name' ? root.name : null;
}
