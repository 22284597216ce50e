import { exact } from '../summary/amounts.js';
import { solve } from '../counter/index.js';
import type { Shape, Solution } from '../counter/types.js';
import type { Summary } from '../summary/types.js';
import { message } from '../text/message.js';
import type { Finding } from './finding.js';
import { knownType, type Node } from './graph.js';

/** At most so many choices are tried: one total tells a few groups of like layers apart. */
const TRIES = 3_000_000;

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
  const groups = new Map<string, Choices[]>();
  for (const [i, node] of nodes.entries()) {
    const choices = choicesOf(summary, node);
    if (choices === null) return null;
    if (choices.length === 0) continue;
    const width = node.row.outputs?.[0].at(-1) ?? 0;
    const key = choices.length === 1 ? 'settled' : `${node.type} ${width} ${node.normalizedNext}`;
    const group = groups.get(key);
    if (group) group.push({ i, choices });
    else groups.set(key, [{ i, choices }]);
  }
  const settled = groups.get('settled') ?? [];
  groups.delete('settled');
  const fixed = sum(settled.map(({ choices }) => countOf(choices[0])));
  const budget = { tries: TRIES };
  const picked = pick([...groups.values()].map(optionsOf), whole - optimizer - fixed, budget);
  if (!picked) return null;
  return new Map(
    [
      ...settled.map(({ i, choices }) => [i, choices[0] as Solution] as const),
      ...picked.settings
    ].map(([i, solution]) => [i, findingOf(summary, nodes[i], solution)] as const)
  );
}

/** Side lengths of a square kernel, the most conventional first. */
const KERNELS = [3, 1, 7, 5, 11, 2, 4];

interface Choices {
  readonly i: number;
  /** A solution for each kernel, with and without biases, `null` where it does not fit the shapes; a single one where there
   * is nothing to choose. */
  readonly choices: readonly (Solution | null)[];
}

/** The conventional settings of a row; empty where it learns nothing, `null` where its shapes do not tell its size. */
function choicesOf(summary: Summary, node: Node): readonly (Solution | null)[] | null {
  const type = knownType(summary.framework, node.type);
  const [[input]] = node.inputs;
  const output = node.row.outputs?.[0];
  const counts = input && output ? countsOf(type, input, output, node.normalizedNext) : null;
  if (counts === null) return LEARNS.test(type) ? null : [];
  const solutions = counts.map(count => settingOf(summary, type, node, input, output, count));
  return solutions.every(solution => solution === null) ? null : solutions;
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

function settingOf(
  summary: Summary,
  type: string,
  node: Node,
  input: Shape | null | undefined,
  output: Shape | undefined,
  count: number
): Solution | null {
  const [first] = solve(summary.framework, type, {
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

function optionsOf(group: readonly Choices[]): readonly Option[] {
  return group[0].choices.flatMap((_, choice) => {
    const settings = group.flatMap(({ i, choices }) => {
      const setting = choices[choice];
      return setting ? [[i, setting] as const] : [];
    });
    if (settings.length < group.length) return [];
    const count = sum(settings.map(([, setting]) => countOf(setting)));
    const cost = sum(settings.map(([, setting]) => setting.cost)) / settings.length;
    return [{ settings, count, cost }];
  });
}

/** One option a group, such that all counts together give `target`: the most conventional choice, or `null`. */
function pick(
  groups: readonly (readonly Option[])[],
  target: number,
  budget: { tries: number }
): Pick<Option, 'settings' | 'cost'> | null {
  const [options, ...others] = groups;
  if (!options) return target === 0 ? { settings: [], cost: 0 } : null;
  let best: Pick<Option, 'settings' | 'cost'> | null = null;
  for (const { settings, count, cost } of options) {
    if (--budget.tries < 0) return best;
    if (count > target) continue;
    const rest = pick(others, target - count, budget);
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

function countOf(solution: Solution | null): number {
  return sum(solution?.tensors.map(tensor => tensor.count) ?? []);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
