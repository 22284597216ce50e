import type { Block, Expression, Statement } from './syntax.js';

/** Methods of Python's own containers that change nothing. */
const LOOKS =
  /^(get|items|keys|values|index|count|copy|format|join|split|strip|startswith|endswith)$/;

/** Python's own functions that change nothing that they are given. */
const READS =
  /^(print|len|range|enumerate|list|tuple|dict|set|sorted|str|repr|int|float|bool|min|max|sum|isinstance|type|any|all)$/;

/** The names of objects that a run of a function's body may change: those it calls methods of or gives to calls, and
 * those it binds items or attributes of; what functions inside it do included. */
export function touchedNames(body: Block): ReadonlySet<string> {
  const names = new Set<string>();
  const left: unknown[] = [body];
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    if (typeof node !== 'object' || node === null) continue;
    if (isNode(node)) touchedBy(node, names);
    left.push(...Object.values(node));
  }
  return names;
}

type Node = Expression | Statement;

function isNode(value: object): value is Node {
  return 'kind' in value;
}

function touchedBy(node: Node, names: Set<string>): void {
  const touch = (expression: Expression): void => {
    const name = rootOf(expression);
    if (name !== null) names.add(name);
  };
  switch (node.kind) {
    case 'call':
      if (node.callee.kind === 'attribute' && !LOOKS.test(node.callee.name)) {
        touch(node.callee.object);
      }
      if (node.callee.kind !== 'name' || !READS.test(node.callee.name)) {
        node.args.forEach(({ value }) => touch(value));
      }
      break;
    case 'assign':
    case 'delete':
      node.targets.filter(({ kind }) => kind !== 'name').forEach(touch);
      break;
    case 'update':
      touch(node.target);
      break;
    case 'broken':
      node.mentioned.forEach(name => names.add(name));
      break;
  }
}

/** The name at the beginning of `name.attribute[0].other`. */
function rootOf(expression: Expression): string | null {
  let root = expression;
  while (root.kind === 'attribute' || root.kind === 'index') root = root.object;
  return root.kind === 'name' ? root.name : null;
}
