import type { CountedCell, ParsedCell } from '../cells.js';
import { boundNames, eachBinding, eachTargetName } from './names.js';
import type { Block, Expression, Statement } from './syntax.js';
import { accumulatedNames, changedBy, isNode, rootOf, touchedNames, type Node } from './touched.js';

/** Methods of models that change what they are made of. */
const BUILDS = /^(add|build|apply|register_|enable_|quantize|_?replace)/;

/** A cell that was run. */
export interface Run {
  readonly block: Block;
  /** Something ran between it and the run before that is not seen any more. */
  readonly afterGap: boolean;
}

/** For each of the runs, in their order, whether it reads what a run that is not seen may have bound or changed: names
 * of other cells from before a gap, and what was made of them. What is imported stays what it is.
 *
 * @param isOrdered whether the order of the runs is known; else any other cell that binds or changes a name may have run
 *   last.
 */
export function unsettledRuns(runs: readonly Run[], isOrdered: boolean): readonly boolean[] {
  const contested = isOrdered ? [] : contestedNames(runs);
  const bound = new Set<string>();
  const open = new Set<string>();
  return runs.map(({ block, afterGap }) => {
    (afterGap ? bound : contested).forEach(name => open.add(name));
    let isUnsettled = false;
    for (const statement of block) {
      const isOpen = [...readNames([statement])].some(name => open.has(name));
      isUnsettled ||= isOpen;
      if (isOpen) {
        touchedNames([statement]).forEach(name => bound.has(name) && open.add(name));
      }
      eachBinding([statement], (name, origin) => {
        if (origin === null) bound.add(name);
        else bound.delete(name);
        if (isOpen && origin === null) open.add(name);
        else open.delete(name);
      });
    }
    return isUnsettled;
  });
}

/** A count that no cell has may be that of an earlier run of any of those that follow: what such a cell makes of what it
 * made before is not known. */
export function withRepeats(cells: readonly CountedCell[]): ParsedCell[] {
  let last = 0;
  let gaps = 0;
  /** How many gaps there were when a name was bound to something new. */
  const settled = new Map<string, number>();
  return cells.map(({ parsed, count }) => {
    gaps += count > last + 1 ? 1 : 0;
    last = count;
    const names = accumulatedNames(parsed.block);
    const open = [...names].filter(name => (settled.get(name) ?? gaps) < gaps);
    boundNames(parsed.block).forEach(name => names.has(name) || settled.set(name, gaps));
    if (open.length === 0) {
      return parsed;
    }
    const before: Statement = { kind: 'broken', assigned: open, mentioned: open };
    return { ...parsed, block: [before, ...parsed.block], certain: parsed.certain + 1 };
  });
}

/** The names that several cells bind or change. */
function contestedNames(runs: readonly Run[]): readonly string[] {
  const cells = new Map<string, number>();
  for (const { block } of runs) {
    for (const name of changedNames(block)) cells.set(name, (cells.get(name) ?? 0) + 1);
  }
  return [...cells].filter(([, count]) => count > 1).map(([name]) => name);
}

function changedNames(block: Block): ReadonlySet<string> {
  const names = new Set<string>();
  eachBinding(block, (name, origin) => origin === null && names.add(name));
  eachScoped(block, (node, own) => {
    const changed =
      node.kind === 'call' && node.callee.kind === 'attribute' && BUILDS.test(node.callee.name)
        ? [node.callee]
        : changedBy(node).filter(({ kind }) => kind !== 'name');
    for (const target of changed) {
      const name = rootOf(target);
      if (name !== null && !own.has(name)) names.add(name);
    }
  });
  return names;
}

/** The names of the block's surroundings that it reads, in functions too. */
function readNames(block: Block): ReadonlySet<string> {
  const names = new Set<string>();
  eachScoped(block, (node, own) => {
    const read = node.kind === 'name' ? [node.name] : node.kind === 'broken' ? node.mentioned : [];
    read.forEach(name => own.has(name) || names.add(name));
  });
  return names;
}

type Own = ReadonlySet<string>;

/** Visits all nodes but names that are only bound, each with the names that are bound around it. */
function eachScoped(block: Block, visit: (node: Node, own: Own) => void): void {
  const left: (readonly [unknown, Own])[] = [[block, new Set()]];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const [node, own] = next;
    if (typeof node !== 'object' || node === null) continue;
    if (isNode(node)) visit(node, own);
    const inside = isNode(node) ? ownInside(node, own) : own;
    for (const [part, value] of Object.entries(node)) {
      const isBody =
        part === 'body' || part === 'element' || part === 'value' || part === 'clauses';
      const scope = isBody ? inside : own;
      const isBound = part === 'targets' || (part === 'target' && !isUpdate(node));
      left.push([isBound ? withoutNames(value) : value, scope]);
    }
  }
}

/** The names that are bound for what stands inside a node: a function's own, or those of a loop. */
function ownInside(node: Node, own: Own): Own {
  const names: string[] = [];
  const add = (name: string): unknown => names.push(name);
  if (node.kind === 'function' || node.kind === 'lambda') {
    node.parameters.forEach(({ name }) => add(name));
  }
  if (node.kind === 'function' || node.kind === 'class') eachBinding(node.body, add);
  if (node.kind === 'for') eachTargetName(node.target, add);
  if (node.kind === 'with') {
    node.items.forEach(({ target }) => target && eachTargetName(target, add));
  }
  if (node.kind === 'comprehension') {
    node.clauses.forEach(({ target }) => eachTargetName(target, add));
  }
  return names.length > 0 ? new Set([...own, ...names]) : own;
}

/** `n += 1` reads what it binds. */
function isUpdate(node: object): boolean {
  return isNode(node) && node.kind === 'update';
}

/** What is read of the targets of an assignment: objects whose attributes or items are bound. */
function withoutNames(targets: unknown): readonly unknown[] {
  return ([targets].flat() as readonly (Expression | null)[]).flatMap(target => {
    if (target?.kind === 'name') return [];
    const isSeveral = target?.kind === 'tuple' || target?.kind === 'list';
    return isSeveral ? withoutNames(target.items.map(({ value }) => value)) : [target];
  });
}
