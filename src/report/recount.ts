import type { Evidence } from '../evidence/types.js';
import { bounds } from '../summary/amounts.js';
import type { Summary } from '../summary/types.js';
import { graphOf, type Node } from './graph.js';
import { examine } from './examine.js';
import type { Finding } from './finding.js';
import { format } from './format.js';
import { findShared } from './shared.js';
import { statementsFor } from './statements.js';
import { totalsOf, type Share } from './totals.js';
import type { LayerReport, SummaryReport, Verdict } from './types.js';

/** Where a summary was printed, for the source to be looked up. */
export interface Origin {
  readonly evidence: Evidence | null;
  /** The cell's index in the notebook. */
  readonly cell: number;
  /** Which of the cell's summaries this one is, from 0. */
  readonly nth: number;
}

/** Counts a printed summary again.
 *
 * A row is `verified` by what the source or the output states, `explained` by the most conventional setting that gives
 * its count, a `mismatch` where there is none, and `unknown` where its class or its count is.
 */
export function recount(summary: Summary, origin: Origin): SummaryReport {
  const statements = statementsFor(summary, origin.evidence, origin.cell, origin.nth);
  const nodes = graphOf(summary, statements.inputShape);
  const addsUp = rowsAddUp(summary, nodes);
  const isChain = statements.isSequential || isPlainChain(summary, nodes);
  const restored = restoredCounts(summary, nodes);
  const findings: (Finding | null)[] = [];
  nodes.forEach((node, i) => {
    const before = node.isModel ? null : weightedBefore(nodes, i);
    findings.push(
      node.isModel
        ? null
        : examine(node, {
            framework: summary.framework,
            statement: statements.rows[i],
            restored: restored.get(i) ?? null,
            isChain,
            addsUp,
            allTrained: summary.totals.nonTrainable === 0,
            before: (before === null ? null : findings[before])?.tensors ?? []
          })
    );
  });
  // Nested models come before their layers, so that the innermost is judged first.
  for (let i = nodes.length - 1; i >= 0; i--) {
    if (nodes[i].isModel) findings[i] = examineModel(nodes[i], nodes, findings);
  }
  const shared = findShared(summary, nodes);
  const layers = nodes.map((_, i) =>
    reportOf(nodes, i, findings[i] as Finding, shared.get(i) ?? null)
  );
  const shares = nodes.flatMap((node, i) =>
    node.children.length > 0 || layers[i].sharedWith !== null ? [] : [shareOf(layers[i])]
  );
  return { format: summary.format, name: summary.name, layers, totals: totalsOf(summary, shares) };
}

/** The layer whose output row `i` continues, normalisations and what learns nothing passed over. */
function weightedBefore(nodes: readonly Node[], i: number): number | null {
  let at: number | undefined = nodes[i].sources[0];
  // Rows stand after their sources, but a hostile table may refer to itself.
  while (at !== undefined && at < i) {
    if (nodes[at].row.count !== 0 && !nodes[at].type.endsWith('BatchNormalization')) return at;
    const next: number | undefined = nodes[at].sources[0];
    if (next === undefined || next >= at) return null;
    at = next;
  }
  return null;
}

function pathOf(nodes: readonly Node[], i: number): string {
  const { parent, row } = nodes[i];
  return parent === null ? row.name : `${pathOf(nodes, parent)}/${row.name}`;
}

/** True when the rows must follow each other: a sequential model, or a functional one printed without connections. */
function isPlainChain({ name, rows }: Summary, nodes: readonly Node[]): boolean {
  if (/^sequential(_\d+)?$/.test(name ?? '')) return true;
  // A table that lost its counts at the right border lost the connections too.
  return nodes[0]?.type === 'InputLayer' && rows.some(row => row.count !== null);
}

function reportOf(
  nodes: readonly Node[],
  i: number,
  finding: Finding,
  sharedWith: number | null
): LayerReport {
  const { row, type } = nodes[i];
  return {
    path: pathOf(nodes, i),
    name: row.name,
    type,
    depth: row.depth,
    outputShape: row.outputs?.[0] ?? null,
    reported: row.count,
    recomputed: finding.recomputed,
    verdict: finding.verdict,
    evidence: finding.evidence,
    alternatives: finding.alternatives,
    reason: finding.reason,
    sharedWith: sharedWith === null ? null : pathOf(nodes, sharedWith),
    tensors: finding.tensors
  };
}

/** A model's row: its count repeats what its layers hold. */
function examineModel(
  node: Node,
  nodes: readonly Node[],
  findings: readonly (Finding | null)[]
): Finding {
  const none = { evidence: null, alternatives: 0, tensors: [] };
  const { count } = node.row;
  if (node.children.length === 0) {
    const empty = count === 0;
    return {
      ...none,
      recomputed: empty ? 0 : null,
      verdict: empty ? 'explained' : 'unknown',
      reason: empty
        ? null
        : 'A nested model whose layers are not printed; its count is taken as reported.'
    };
  }
  let total: number | null = 0;
  let verdict: Verdict = 'verified';
  for (const child of node.children) {
    const finding = findings[child] as Finding;
    const own: number | null = finding.recomputed ?? exact(nodes[child].row.count);
    total = total === null || own === null ? null : total + own;
    verdict = weaker(verdict, finding.verdict);
  }
  if (total === null || count === null) {
    return {
      ...none,
      recomputed: total,
      verdict: 'unknown',
      reason: 'Not every count inside is known.'
    };
  }
  const [low, high] = bounds(count);
  const agrees = low <= total && total <= high;
  return {
    ...none,
    recomputed: total,
    verdict: agrees ? (verdict === 'mismatch' ? 'explained' : verdict) : 'mismatch',
    reason: agrees
      ? 'Repeats the layers below, which are in the total once.'
      : `The layers inside add up to ${format(total)}.`
  };
}

const STRENGTH: readonly Verdict[] = ['mismatch', 'unknown', 'explained', 'verified'];

function weaker(a: Verdict, b: Verdict): Verdict {
  return STRENGTH.indexOf(a) < STRENGTH.indexOf(b) ? a : b;
}

function shareOf(layer: LayerReport): Share {
  const count = layer.recomputed ?? exact(layer.reported);
  const frozen = layer.tensors.reduce(
    (total, tensor) => total + (tensor.trainable ? 0 : tensor.count),
    0
  );
  return { layer, count, trainable: count === null ? null : count - frozen };
}

function exact(amount: LayerReport['reported']): number | null {
  return typeof amount === 'number' ? amount : null;
}

/** True when the printed rows, nested ones left out, give the printed total. */
function rowsAddUp(summary: Summary, nodes: readonly Node[]): boolean {
  const { total, optimizer } = summary.totals;
  if (typeof total !== 'number') return false;
  let sum = typeof optimizer === 'number' ? optimizer : 0;
  for (const { row, parent } of nodes) {
    if (parent !== null) continue;
    if (typeof row.count !== 'number') return false;
    sum += row.count;
  }
  return sum === total;
}

/** Cut counts that the total tells: the only one among a model's own rows. */
function restoredCounts(summary: Summary, nodes: readonly Node[]): ReadonlyMap<number, number> {
  const restored = new Map<number, number>();
  const { total, optimizer } = summary.totals;
  const parents: (number | null)[] = [
    null,
    ...nodes.flatMap((node, i) => (node.children.length > 0 ? [i] : []))
  ];
  for (const parent of parents) {
    const whole =
      parent === null
        ? subtract(total, optimizer ?? 0)
        : (restored.get(parent) ?? exact(nodes[parent].row.count));
    const own = nodes.flatMap((node, i) => (node.parent === parent ? [i] : []));
    const cut = own.filter(i => typeof nodes[i].row.count !== 'number');
    if (whole === null || cut.length !== 1) continue;
    const known = own.reduce((sum, i) => sum + (exact(nodes[i].row.count) ?? 0), 0);
    const missing = whole - known;
    const printed = nodes[cut[0]].row.count;
    if (
      missing < 0 ||
      (printed !== null && (missing < bounds(printed)[0] || missing > bounds(printed)[1]))
    ) {
      continue;
    }
    restored.set(cut[0], missing);
  }
  return restored;
}

function subtract(a: LayerReport['reported'], b: LayerReport['reported']): number | null {
  return typeof a === 'number' && typeof b === 'number' ? a - b : null;
}
