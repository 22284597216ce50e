import type { Value } from '../../counter/types.js';
import { readAmount } from '../amounts.js';
import type { Call, Expression } from '../python/expression.js';
import { toValue } from '../python/parse.js';
import { lastPart, rowOf } from '../rows.js';
import type { Row, StatedTensor } from '../types.js';
import { isModule, isRandomState, leafOf } from './leaves.js';

/** What a module's own fields hold. */
interface Content {
  readonly tensors: StatedTensor[];
  /** Every own tensor's shape is printed. */
  complete: boolean;
  readonly config: Record<string, Value>;
  readonly children: { readonly path: string; readonly module: Call }[];
}

/** A row a module, each with its own tensors, the module itself first. */
export function rowsOf(root: Call): readonly Row[] {
  const rows: Row[] = [];
  addRows(rows, root, '', 0);
  return rows;
}

function addRows(rows: Row[], module: Call, path: string, depth: number): void {
  const content: Content = { tensors: [], complete: true, config: {}, children: [] };
  for (const [i, { name, value }] of module.fields.entries()) {
    collect(content, value, name ?? String(i), true);
  }
  const { tensors, complete, config, children } = content;
  const counts = readCounts(module.comment);
  rows.push(
    rowOf({
      name: lastPart(path, '/'),
      path,
      type: lastPart(module.name, '.'),
      depth,
      config,
      ...(counts && { count: counts.trainable + counts.others, counts: 'subtree' as const }),
      ...(complete && { tensors })
    })
  );
  for (const child of children) {
    addRows(rows, child.module, path === '' ? child.path : `${path}/${child.path}`, depth + 1);
  }
}

/** Sorts a field's value, and what lists and dictionaries in it hold, into tensors, modules and hyper-parameters. */
function collect(content: Content, value: Expression, name: string, isField: boolean): void {
  const leaf = leafOf(value);
  if (leaf) {
    if (value.kind === 'call' && isRandomState(value)) return;
    if (leaf.shape) content.tensors.push({ name, shape: leaf.shape, trainable: leaf.trainable });
    else content.complete = false;
    return;
  }
  if (value.kind === 'call' && isModule(value)) {
    content.children.push({ path: name, module: value });
    return;
  }
  const plain = toValue(value);
  if (plain !== undefined) {
    if (isField) content.config[name] = plain;
  } else if (value.kind === 'list') {
    for (const [i, item] of value.items.entries()) collect(content, item, `${name}/${i}`, false);
  } else if (value.kind === 'mapping') {
    for (const field of value.fields) collect(content, field.value, `${name}/${field.name}`, false);
  } else if (value.kind === 'call' && !isRandomState(value)) {
    // A container that prints itself as a call: `List([...])`, `FrozenDict({...})`.
    for (const field of value.fields) collect(content, field.value, name, false);
  }
}

/** The counts of a comment such as `Param: 58 (232 B), BatchStat: 8 (32 B)`, unless their sum is past 2^53; random state
 * is no weight. */
export function readCounts(
  comment: string
): { readonly trainable: number; readonly others: number } | null {
  let [trainable, others] = [0, 0];
  let found = false;
  for (const [, kind, number] of comment.matchAll(/([A-Z]\w{0,60}): (\d[\d,]{0,24}) \(/g)) {
    const count = readAmount(number);
    if (typeof count !== 'number') return null;
    found = true;
    if (kind.includes('Param')) trainable += count;
    else if (kind !== 'Total' && !kind.startsWith('Rng')) others += count;
  }
  return found && Number.isSafeInteger(trainable + others) ? { trainable, others } : null;
}
