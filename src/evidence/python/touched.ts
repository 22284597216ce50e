import { boundNames } from './names.js';
import type { Block, Expression, Statement } from './syntax.js';

/** Methods of Python's own containers that change nothing. */
const LOOKS =
  /^(get|items|keys|values|index|count|copy|format|join|split|strip|startswith|endswith)$/;

/** Methods of Python's own containers that change them. */
const CHANGES =
  /^(append|extend|insert|pop|popitem|remove|clear|update|setdefault|add|discard|sort|reverse)$/;

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
  const note = (name: string | null): void => {
    if (name !== null && !bound.has(name)) names.add(name);
  };
  for (const statement of block) {
    if (statement.kind === 'function' || statement.kind === 'class') continue;
    eachNode([statement], node => {
      if (node.kind === 'update') note(rootOf(node.target));
      if (node.kind === 'assign' && isOwnSum(node)) note(rootOf(node.targets[0]));
      if (node.kind === 'call' && node.callee.kind === 'attribute') {
        const { name } = node.callee;
        // What is added to a model twice is printed twice.
        if (CHANGES.test(name) && name !== 'add') note(rootOf(node.callee));
      }
    });
    boundNames([statement]).forEach(name => bound.add(name));
  }
  return names;
}

/** Whether a name is bound to what operators make of it: `n = n * 2`. */
function isOwnSum({ targets: [target], value }: Node & { kind: 'assign' }): boolean {
  let mentions = false;
  let calls = false;
  eachNode([value], node => {
    mentions ||= node.kind === 'name' && target.kind === 'name' && node.name === target.name;
    calls ||= node.kind === 'call';
  });
  return mentions && !calls;
}

/** Special methods whose calls are followed, or what they change forgotten. */
const FOLLOWED = /^__(init|post_init|new|enter|exit|call)__$/;

/** Special methods that decide what is followed otherwise. */
const DECIDES = /^__(eq|ne|copy|deepcopy)__$/;

/** Whether a member of a class is a method that Python calls by itself, unseen, and that may change something. */
export function isHidden(member: Statement): boolean {
  if (member.kind !== 'function') return false;
  const { name, decorators, body } = member;
  const isCalled =
    (/^__\w+__$/.test(name) && !FOLLOWED.test(name)) ||
    decorators.some(one => one.kind === 'name' && one.name.endsWith('property'));
  return DECIDES.test(name) || (isCalled && changesMore(body));
}

/** Whether a run of a function's body may by itself change more than names of its own: attributes and items, names that
 * it declares to be others', lists and dictionaries. */
function changesMore(body: Block): boolean {
  const own = boundNames(body);
  let changes = false;
  const look = (target: Expression): void => {
    const name = target.kind === 'name' ? null : rootOf(target);
    changes ||= name !== null && !own.has(name);
  };
  eachNode(body, node => {
    if (node.kind === 'scope' || node.kind === 'broken') {
      changes = true;
    } else if (node.kind === 'update') {
      look(node.target);
    } else if (node.kind === 'assign' || node.kind === 'delete') {
      node.targets.forEach(look);
    } else if (node.kind === 'call') {
      const { callee, args } = node;
      if (callee.kind === 'attribute' && CHANGES.test(callee.name)) look(callee);
      changes ||= callee.kind === 'name' && /^(set|del)attr$/.test(callee.name) && args.length > 0;
    }
  });
  return changes;
}

function eachNode(body: readonly Node[], visit: (node: Node) => void): void {
  const left: unknown[] = [body];
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    if (typeof node !== 'object' || node === null) continue;
    if (isNode(node)) visit(node);
    left.push(...Object.values(node));
  }
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
