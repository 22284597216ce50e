import { later } from '../../later.js';
import { mayRead } from '../families.js';
import type { Caveat, PrintedTotals, Reader, Row, Summary } from '../types.js';
import type { Annotator } from './extra.js';
import { findModule, isTree } from './find.js';
import { rowsOf } from './rows.js';
import type { Group } from './runs.js';
import { mayBeCut } from './tokens.js';

/** `print(model)` of a PyTorch module, plain or with a profiler's figures in it; modules printed by a loop or in a list. */
export const torchRepr: Reader = {
  name: 'torch-repr',
  // All of a module may stand in one line, with values of its arrays.
  widest: 1_000_000,
  sniff: text => mayRead('torch', text),
  read(lines) {
    const unwrapped = lines.some(mayBeCut) ? later('seldomModules').unwrapModules(lines) : null;
    const whole = unwrapped?.lines ?? lines;
    const summaries: Summary[] = [];
    for (const group of grouped(findAll(whole), whole)) {
      const summary = toSummary(group, whole);
      const [first, end] = summary.lines.map(line => unwrapped?.starts[line] ?? line);
      summaries.push({ ...summary, lines: [first, end] });
    }
    return summaries;
  }
};

/** Where a profiler is known to miscount. */
const CAVEATS: Readonly<Record<Annotator, readonly Caveat[]>> = {
  ptflops: ['bare-parameters', 'shared-each-call'],
  deepspeed: [],
  fvcore: [],
  modelsummary: ['tied-twice']
};

function findAll(lines: readonly string[]): readonly Group[] {
  const groups: Group[] = [];
  for (let i = 0; i < lines.length;) {
    const list = /[[{]/.test(lines[i]) ? later('seldomModules').readList(lines, i) : null;
    if (list && !isDoctest(lines, i)) {
      groups.push({ kind: 'list', items: list.items, first: list.first, end: list.end });
      i = list.end;
      continue;
    }
    const found = findModule(lines, i);
    if ('node' in found && !isDoctest(lines, i)) {
      groups.push({ kind: 'module', items: [found], first: found.first, end: found.end });
    }
    i = found.end;
  }
  return groups;
}

/** Modules that were printed together belong into one summary, and single lines prove nothing. */
function grouped(found: readonly Group[], lines: readonly string[]): readonly Group[] {
  const isPlain = found.every(({ kind, items: [item] }) => kind === 'module' && isTree(item));
  return isPlain && found.length < 2 ? found : later('seldomModules').groupRuns(found, lines);
}

/** Documentation shows modules as well: below a prompt. */
function isDoctest(lines: readonly string[], line: number): boolean {
  for (let i = line - 1; i >= Math.max(0, line - 30); i--) {
    if (/^\s*>>> /.test(lines[i])) return true;
  }
  return false;
}

function toSummary(group: Group, lines: readonly string[]): Summary {
  const rows: Row[] = [];
  const annotators: Annotator[] = [];
  let cut = group.items.some(item => item.cut);
  const alone = group.kind === 'module' && group.items.length === 1;
  group.items.forEach((item, i) => {
    const path = alone ? '' : (item.label ?? String(i));
    const tree = rowsOf(item.node, path, alone ? 0 : path.split('.').length - 1);
    for (const row of tree.rows) rows.push(row);
    if (tree.annotator) annotators.push(tree.annotator);
    cut = cut || tree.refused;
  });
  const [annotator] = annotators;
  const root: Row | undefined = alone && !group.items[0].headless ? rows[0] : undefined;
  return {
    format: annotator ?? 'torch-repr',
    framework: 'torch',
    name: root ? root.type : null,
    rows,
    totals: totalsOf(root),
    ...(annotator ? { caveats: CAVEATS[annotator] } : {}),
    cut,
    lines: withFrame(group, lines)
  };
}

/** What an annotated tree says of its root it says of the model. */
function totalsOf(root: Row | undefined): PrintedTotals {
  return { total: root?.count ?? null, trainable: null, nonTrainable: null, optimizer: null };
}

/** skorch prints its own class around the module. */
function withFrame({ first, end }: Group, lines: readonly string[]): [first: number, end: number] {
  const framed = first > 0 && /^\s*<class 'skorch\./.test(lines[first - 1]);
  if (!framed) return [first, end];
  return [first - 1, end < lines.length && lines[end].trim() === ')' ? end + 1 : end];
}
