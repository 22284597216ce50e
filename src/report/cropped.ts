import { exact } from '../summary/amounts.js';
import { solve } from '../counter/index.js';
import type { Shape, Solution } from '../counter/types.js';
import type { Summary } from '../summary/types.js';
import { message } from '../text/message.js';
import type { Finding } from './finding.js';
import { knownType, type Node } from './graph.js';

/** At most so many choices are tried: one total tells a few groups of like layers apart. */
const TRIES = 3_000_000;
const MOST_GROUPS = 16;

/** Explains a table whose column of counts was cropped at the page's edge.
 *
 * What is left are classes, shapes and the totals. Layers of one class and width are supposed to have one kernel; if
 * conventional kernels then give the printed totals, these are shown. Nothing is claimed: the verdict stays `unknown`.
 *
 * @returns a finding a row; `null` where the table is not of this kind, or no setting gives the totals.
 */
export function explainCropped(
  summary: Summary,
  nodes: readonly Node[]
): ReadonlyMap<number, Finding> | null {
  const whole = exact(summary.totals.total);
  const optimizer = exact(summary.totals.optimizer ?? 0);
  if (whole === null || optimizer === null) return null;
  const groups = groupsOf(summary, nodes);
  if (groups === null) return null;
  const options: (readonly Option[])[] = [];
  for (const group of groups) {
    const found = optionsOf(summary, nodes, group);
    if (found.length === 0) return null;
    options.push(found);
  }
  const settled = options.filter((_, i) => groups[i].isSettled).map(([only]) => only);
  const open = options.filter((_, i) => !groups[i].isSettled);
  const rest = whole - optimizer - sum(settled.map(({ count }) => count));
  const picked = pick(open, 0, rest, { tries: TRIES });
  if (!picked) return null;
  return new Map(
    [...settled.flatMap(({ settings }) => settings), ...picked.settings].map(
      ([i, solution]) => [i, findingOf(summary, nodes[i], solution)] as const
    )
  );
}

/** Side lengths of a square kernel, the most conventional first. */
const KERNELS = [3, 1, 7, 5, 11, 2, 4];

/** Rows that are supposed to have one setting. */
interface Group {
  readonly rows: readonly RowCounts[];
  /** There is nothing to choose. */
  readonly isSettled: boolean;
}

/** A row and the counts that a conventional layer of its class and shapes can have: with each kernel, with and without biases. */
interface RowCounts {
  readonly index: number;
  readonly counts: readonly number[];
}

/** The rows that hold parameters; `null` where shapes do not tell the size of one, or where there are too many of them to be
 * told apart by one total. */
function groupsOf(summary: Summary, nodes: readonly Node[]): readonly Group[] | null {
  const groups = new Map<string, RowCounts[]>();
  let open = 0;
  for (const [index, node] of nodes.entries()) {
    const type = knownType(summary.framework, node.type);
    const [[input]] = node.inputs;
    const output = node.row.outputs?.[0];
    const counts = input && output ? countsOf(type, input, output, node.normalizedNext) : null;
    if (counts === null) {
      if (LEARNS.test(type)) return null;
      continue;
    }
    const isSettled = counts.length === 1;
    const width = output?.at(-1) ?? 0;
    const key = isSettled ? `${index}` : `${node.type} ${width} ${node.normalizedNext}`;
    const group = groups.get(key);
    if (group) group.push({ index, counts });
    else {
      groups.set(key, [{ index, counts }]);
      if (!isSettled && ++open > MOST_GROUPS) return null;
    }
  }
  return [...groups.values()].map(rows => ({ rows, isSettled: rows[0].counts.length === 1 }));
}

/** Classes that hold parameters; the others are supposed not to, which the total would contradict. */
const LEARNS = /Conv|Dense|Embedding|Norm|LSTM|GRU|RNN|Attention|PReLU|Functional|Sequential|Model/;

/** Counts that a conventional layer of this class can have. */
function countsOf(
  type: string,
  input: Shape,
  output: Shape,
  normalizedNext: boolean
): readonly number[] | null {
  const [channels, filters] = [input.at(-1), output.at(-1)];
  if (typeof channels !== 'number' || typeof filters !== 'number') return null;
  const biases = normalizedNext ? [0, filters] : [filters, 0];
  const withKernels = (count: (area: number) => number): readonly number[] =>
    biases.flatMap(bias => KERNELS.map(side => count(side * side) + bias));
  switch (type) {
    case 'Dense':
      return [channels * filters + filters];
    case 'BatchNormalization':
      return [4 * filters];
    case 'LayerNormalization':
      return [2 * filters];
    case 'Conv2D':
      return withKernels(area => area * channels * filters);
    case 'DepthwiseConv2D':
      return withKernels(area => area * filters);
    case 'SeparableConv2D':
      return withKernels(area => area * channels + channels * filters);
    default:
      return null;
  }
}

function settingOf({ framework }: Summary, node: Node, count: number): Solution | null {
  const [[input]] = node.inputs;
  const output = node.row.outputs?.[0];
  const [first] = solve(framework, knownType(framework, node.type), {
    inputs: input ? [input] : [],
    outputs: output ? [output] : [],
    count,
    normalizedNext: node.normalizedNext
  });
  return first ?? null;
}

/** One setting for all rows of a group. */
interface Option {
  readonly settings: readonly (readonly [row: number, setting: Solution])[];
  readonly count: number;
  readonly cost: number;
}

function optionsOf(summary: Summary, nodes: readonly Node[], { rows }: Group): readonly Option[] {
  return rows[0].counts.flatMap((_, choice) => {
    const settings: (readonly [row: number, setting: Solution])[] = [];
    for (const { index, counts } of rows) {
      const setting = settingOf(summary, nodes[index], counts[choice]);
      if (setting === null) return [];
      settings.push([index, setting]);
    }
    const count = sum(settings.map(([, setting]) => countOf(setting)));
    const cost = sum(settings.map(([, setting]) => setting.cost)) / settings.length;
    return [{ settings, count, cost }];
  });
}

/** One option for each group from the `first` on, such that all counts together give `target`: the most conventional
 * choice, or `null`. */
function pick(
  groups: readonly (readonly Option[])[],
  first: number,
  target: number,
  budget: { tries: number }
): Pick<Option, 'settings' | 'cost'> | null {
  if (first === groups.length) return target === 0 ? { settings: [], cost: 0 } : null;
  let best: Pick<Option, 'settings' | 'cost'> | null = null;
  for (const { settings, count, cost } of groups[first]) {
    if (--budget.tries < 0) return best;
    if (count > target) continue;
    const rest = pick(groups, first + 1, target - count, budget);
    if (rest && (!best || cost + rest.cost < best.cost)) {
      best = { settings: [...settings, ...rest.settings], cost: cost + rest.cost };
    }
  }
  return best;
}

function findingOf({ framework }: Summary, node: Node, solution: Solution): Finding {
  const { tensors, config, inputs } = solution;
  return {
    recomputed: countOf(solution),
    verdict: 'unknown',
    evidence: null,
    alternatives: 0,
    reason: message(
      'No count is printed; this is the most conventional setting with which the rows give the printed total.'
    ),
    tensors,
    layer: { framework, type: knownType(framework, node.type), config, inputs }
  };
}

function countOf({ tensors }: Solution): number {
  return sum(tensors.map(({ count }) => count));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
