import { isModule, isTree, type Printed } from './find.js';
import type { ModuleNode } from './tree.js';

/** Modules that belong into one summary. */
export interface Group {
  /** A list's items are named by their place, or by the name they are paired with. */
  readonly kind: 'module' | 'list';
  readonly items: readonly Printed[];
  readonly first: number;
  readonly end: number;
}

/** Longer runs are not searched for modules that were printed before: no model has more of them. */
const LONGEST_RUN = 20_000;

/** Puts modules together that a loop printed one below the other, and drops single lines that prove nothing. */
export function groupRuns(found: readonly Group[], lines: readonly string[]): readonly Group[] {
  const groups: Group[] = [];
  for (let i = 0; i < found.length;) {
    let next = i + 1;
    if (found[i].kind === 'module') {
      while (next < found.length && follows(found[next - 1], found[next], lines)) next++;
    }
    const run = found.slice(i, next);
    const divided =
      run[0].kind === 'list' ? [withoutInner(run[0])] : splitRun(run.map(({ items }) => items[0]));
    for (const group of divided) groups.push(group);
    i = next;
  }
  return groups;
}

function follows(group: Group, next: Group, lines: readonly string[]): boolean {
  if (next.kind !== 'module') return false;
  return (
    next.first === group.end || (next.first === group.end + 1 && lines[group.end].trim() === '')
  );
}

/** A list of all modules of a model holds the model first. */
function withoutInner(list: Group): Group {
  const inner = countInner(list.items, 0);
  const isWhole = inner > 0 && inner === list.items.length - 1;
  return isWhole ? { ...list, kind: 'module', items: [list.items[0]] } : list;
}

/** Divides a run into the models it shows. */
function splitRun(run: readonly Printed[]): readonly Group[] {
  const groups: Group[] = [];
  const loops = new Loops(run);
  for (let i = 0; i < run.length;) {
    const inner = isTree(run[i]) ? countInner(run, i) : 0;
    const loop = inner > 0 ? 0 : loops.countFrom(i);
    const taken = Math.max(1, inner + 1, loop);
    const items = inner > 0 ? [run[i]] : run.slice(i, i + taken);
    const end = run[i + taken - 1].end;
    if (items.some(item => isTree(item) || (isModule(item) && isSure(item, items)))) {
      groups.push({ kind: 'module', items, first: run[i].first, end });
    }
    i += taken;
  }
  return groups;
}

/** A single labelled line stands in the middle of other text: a remark, no summary. */
function isSure(item: Printed, items: readonly Printed[]): boolean {
  return items.length > 1 || item.label === null;
}

/** How many of the modules after `start` are inside it: a loop over all modules prints each once more. */
function countInner(run: readonly Printed[], start: number): number {
  if (start + 1 >= run.length || run.length > LONGEST_RUN) return 0;
  const texts = new Texts();
  for (const child of run[start].node.children) texts.add(child);
  let count = 0;
  while (start + count + 1 < run.length && texts.has(run[start + count + 1].node)) count++;
  return count;
}

/** Modules that were printed by one loop: side by side, some of them without modules inside, all of them with a label of
 * their own or all without. Where one loop ends the next one cannot end earlier, so that a run is gone through once. */
class Loops {
  constructor(private readonly run: readonly Printed[]) {
    let next = run.length;
    this.leaves = run.map(() => next);
    for (let i = run.length - 1; i >= 0; i--) {
      if (!isTree(run[i])) next = i;
      this.leaves[i] = next;
    }
  }

  /** How many modules one loop printed from `start` on; never asked for an earlier start than the one before. */
  countFrom(start: number): number {
    const { run, seen } = this;
    for (; this.from < start; this.from++) seen.delete(run[this.from].label);
    this.end = Math.max(this.end, start);
    const labelled = run[start].label !== null;
    for (; this.end < run.length; this.end++) {
      const { label } = run[this.end];
      if ((label !== null) !== labelled || (labelled && seen.has(label))) break;
      seen.add(label);
    }
    return this.leaves[start] < this.end ? this.end - start : 1;
  }

  private readonly seen = new Set<string | null>();
  /** The place of the next module without others inside, at a place or after it. */
  private readonly leaves: number[];
  private from = 0;
  private end = 0;
}

/** Modules told apart by everything that is printed of them but their own name. */
class Texts {
  private readonly numbers = new Map<string, number>();

  /** Takes a module and all inside it in; the same text has the same number. */
  add(node: ModuleNode): number {
    const text = describe(node, child => this.add(child));
    const number = this.numbers.get(text) ?? this.numbers.size;
    this.numbers.set(text, number);
    return number;
  }

  has(node: ModuleNode): boolean {
    return this.find(node) !== undefined;
  }

  private find(node: ModuleNode): number | undefined {
    return this.numbers.get(describe(node, child => this.find(child)));
  }
}

function describe(node: ModuleNode, number: (child: ModuleNode) => number | undefined): string {
  const inside = node.children.map(child => `${child.key}:${number(child)}`);
  return [node.type, ...node.extra, ...inside].join('\n');
}
