import { count, CountError, isWeightless, ruleOf, solve } from '../counter/index.js';
import type { Count, Framework, Shape, Tensor } from '../counter/types.js';
import { bounds } from '../summary/amounts.js';
import type { Amount, Row } from '../summary/types.js';
import { isInput, knownType, type Node } from './graph.js';
import type { Statement } from './statements.js';
import type { EvidenceKind, LayerReport, Verdict } from './types.js';

/** What is found out of one row, before it is placed in its model. */
export interface Finding {
  readonly recomputed: number | null;
  readonly verdict: Verdict;
  readonly evidence: EvidenceKind | null;
  readonly alternatives: number;
  readonly reason: string | null;
  readonly tensors: readonly Tensor[];
}

/** How a row's count is known, apart from the row itself. */
export interface Circumstances {
  readonly framework: Framework;
  readonly statement: Statement | null;
  /** The count that a cut number must have, because the others and the total are known. */
  readonly restored: number | null;
  /** The rows stand in a chain, so that the row above is certainly the input. */
  readonly isChain: boolean;
  /** The rows add up to the printed total, so that each count is likely to be right. */
  readonly addsUp: boolean;
}

/** Counts one row that is not a model again. */
export function examine(node: Node, about: Circumstances): Finding {
  const { row } = node;
  const type = knownType(about.framework, node.type);
  if (row.remark === 'unbuilt') {
    return unknown(
      'The layer has not been built: its weights do not exist yet, and the printed 0 says nothing of them.'
    );
  }
  if (isInput(node.type)) {
    return weightless(
      row,
      about.statement,
      'An input layer only stands for the data; it learns nothing.'
    );
  }
  if (isWeightless(about.framework, type)) return weightless(row, about.statement, null);
  if (!ruleOf(about.framework, type)) return unknownClass(row, node.type);
  const stated = about.statement ? examineStated(node, type, about.statement, about) : null;
  return stated ?? examineSolved(node, type, about);
}

function weightless(row: Row, statement: Statement | null, reason: string | null): Finding {
  const wrong = row.count !== null && !holds(row.count, 0);
  return {
    recomputed: 0,
    verdict: wrong ? 'mismatch' : statement ? 'verified' : 'explained',
    evidence: statement ? 'source' : 'output',
    alternatives: 0,
    reason: wrong ? 'This class has nothing to learn: its count is 0.' : reason,
    tensors: []
  };
}

function unknownClass(row: Row, type: string): Finding {
  if (row.count === 0) {
    return { ...unknown(null), recomputed: 0, verdict: 'explained', evidence: 'output' };
  }
  return unknown(
    type === ''
      ? 'The class is cut away, so that the count is taken as reported.'
      : `Paramlens does not know how ${type} is built; the count is taken as reported.`
  );
}

/** Counts what the source states; `null` when that is not enough to count. */
function examineStated(
  node: Node,
  type: string,
  statement: Statement,
  about: Circumstances
): Finding | null {
  if (statement.open.length > 0) return null;
  const counted = tryCount(about.framework, type, configOf(node, statement.config), node.inputs);
  if (!counted) return null;
  const { row } = node;
  const found = {
    recomputed: counted.count,
    evidence: 'source' as const,
    alternatives: 0,
    tensors: counted.tensors
  };
  if (row.count === null) {
    return {
      ...found,
      verdict: 'unknown',
      reason: 'No count is printed; this one follows from the source.'
    };
  }
  const fits = holds(row.count, counted.count) && agrees(counted.outputs, row.outputs);
  if (!fits) {
    if (!statement.certain) return null;
    return {
      ...found,
      verdict: 'mismatch',
      reason: holds(row.count, counted.count)
        ? 'The source gives this layer another output shape.'
        : `The source gives ${format(counted.count)}; ${formatAmount(row.count)} is printed.`
    };
  }
  return {
    ...found,
    verdict: 'verified',
    reason:
      typeof row.count === 'number'
        ? null
        : 'The printed number is cut; the digits that are left agree.'
  };
}

function examineSolved(node: Node, type: string, about: Circumstances): Finding {
  const { row } = node;
  const reported = typeof row.count === 'number' ? row.count : about.restored;
  if (reported === null) {
    return unknown(
      row.count === null
        ? 'No count is printed.'
        : 'The printed number is cut, and cannot be restored from the total.'
    );
  }
  if (reported === 0) {
    return unknown('A layer of this class has weights once it is built; 0 is printed.');
  }
  const observation = {
    inputs: node.inputs,
    outputs: row.outputs ?? [],
    count: reported,
    normalizedNext: node.normalizedNext
  };
  const trusted = !node.chained || about.isChain;
  let solutions = solve(about.framework, type, observation);
  // Outside a chain the row above may not be the input at all.
  if (solutions.length === 0 && !trusted && about.addsUp) {
    solutions = solve(about.framework, type, { ...observation, inputs: [] });
  }
  const consistent = about.statement
    ? solutions.filter(solution => agreesWith(solution.config, about.statement as Statement))
    : [];
  const best = consistent[0] ?? solutions[0];
  if (!best && !row.outputs) {
    return unknown('No output shape is printed, or it is cut; the count is taken as reported.');
  }
  if (!best) {
    return {
      ...unknown(
        `No setting of ${node.type} gives ${format(reported)} parameters${describeShapes(node)}.`
      ),
      verdict: 'mismatch',
      evidence: 'count'
    };
  }
  return {
    recomputed: reported,
    verdict: 'explained',
    evidence: 'count',
    alternatives: (consistent.length > 0 ? consistent.length : solutions.length) - 1,
    reason:
      typeof row.count === 'number'
        ? null
        : 'The printed number is cut; the total tells the missing digits.',
    tensors:
      row.trainable === false
        ? best.tensors.map(tensor => ({ ...tensor, trainable: false }))
        : best.tensors
  };
}

function agreesWith(config: Statement['config'], statement: Statement): boolean {
  return Object.entries(statement.config).every(
    ([name, value]) => !(name in config) || JSON.stringify(config[name]) === JSON.stringify(value)
  );
}

function configOf(node: Node, config: Statement['config']): Statement['config'] {
  return node.row.trainable === null ? config : { ...config, trainable: node.row.trainable };
}

function tryCount(
  framework: Framework,
  type: string,
  config: Statement['config'],
  inputs: readonly (Shape | null)[]
): Count | null {
  try {
    return count({ framework, type, config, inputs: inputs.filter(shape => shape !== null) });
  } catch (error) {
    if (error instanceof CountError) return null;
    throw error;
  }
}

/** Printed and computed output shapes do not contradict each other; what either leaves open fits anything. */
function agrees(computed: readonly Shape[] | null, printed: readonly Shape[] | null): boolean {
  if (!computed || !printed || computed.length === 0 || printed.length === 0) return true;
  const [a, b] = [computed[0], printed[0]];
  return (
    a.length === b.length &&
    a.every((size, axis) => size === null || b[axis] === null || size === b[axis])
  );
}

function holds(amount: Amount, value: number): boolean {
  const [low, high] = bounds(amount);
  return low <= value && value <= high;
}

function unknown(reason: string | null): Finding {
  return {
    recomputed: null,
    verdict: 'unknown',
    evidence: null,
    alternatives: 0,
    reason,
    tensors: []
  };
}

function describeShapes(node: Node): string {
  const [input] = node.inputs;
  const output = node.row.outputs?.[0];
  if (!output) return '';
  return input
    ? ` from ${formatShape(input)} to ${formatShape(output)}`
    : ` with the output ${formatShape(output)}`;
}

function formatShape(shape: Shape): string {
  return `(${shape.map(size => size ?? 'None').join(', ')})`;
}

/** A count with thousands separators. */
export function format(value: number): string {
  return value.toLocaleString('en-US');
}

/** A count, or the ends of the interval it lies in. */
export function formatAmount(amount: Amount): string {
  return typeof amount === 'number'
    ? format(amount)
    : `${format(amount[0])} to ${format(amount[1])}`;
}

/** A row's report, from the finding and its place. */
export function reportOf(
  node: Node,
  path: string,
  finding: Finding,
  sharedWith: string | null
): LayerReport {
  const { row } = node;
  return {
    path,
    name: row.name,
    type: node.type,
    depth: row.depth,
    outputShape: row.outputs?.[0] ?? null,
    reported: row.count,
    recomputed: finding.recomputed,
    verdict: finding.verdict,
    evidence: finding.evidence,
    alternatives: finding.alternatives,
    reason: finding.reason,
    sharedWith,
    tensors: finding.tensors
  };
}
