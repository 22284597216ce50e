import { ruleOf } from '../counter/index.js';
import type { Framework, Tensor } from '../counter/types.js';
import type { Evidence } from '../evidence/types.js';
import { exact } from '../summary/amounts.js';
import type { Amount, StatedTensor, Summary } from '../summary/types.js';
import { examine } from './examine.js';
import type { Finding, Others } from './finding.js';
import { graphOf, type Node } from './graph.js';
import { later } from '../later.js';
import { mayBeOwn, ownClassesAt } from './ownClasses.js';
import { particularsOf, type Particulars } from './particulars.js';
import { examinePrinted } from './printed.js';
import { findShared } from './shared.js';
import { examineStated } from './stated.js';
import type { Tied } from './source-tensors.js';
import { sourcesOf } from './sources.js';
import { hintsOf, statementsFor, type Statement, type Statements } from './statements.js';
import type { Surroundings } from './surroundings.js';
import { totalsOf, type Share } from './totals.js';
import type { ExplainedLayer, LayerReport, PlaceInCell, SummaryReport } from './types.js';

/** Where a summary was printed, for the source to be looked up. */
export interface Origin extends PlaceInCell {
  readonly evidence: Evidence | null;
}

const NOTHING_TIED: Tied = { repeated: new Map(), shared: new Map(), isOpen: false };

/** Counts a printed summary again.
 *
 * A row is `verified` by what the source or the output states, `explained` by the most conventional setting that gives
 * its count, a `mismatch` where there is none, and `unknown` where its class or its count is.
 */
export function recount(summary: Summary, origin: Origin): SummaryReport {
  const particulars = particularsOf(summary.framework);
  const likeliest = statementsFor(summary, origin.evidence, origin);
  const anyOrder =
    likeliest.kind === 'subclassed' || (likeliest.kind === null && wasCalled(summary));
  const nodes = graphOf(summary, likeliest, anyOrder);
  const isChain = likeliest.kind === 'sequential' || isPlainChain(summary, nodes);
  const own = ownClassesAt(origin.evidence, origin.cell);
  const examineBy = (statements: Statements): readonly Finding[] =>
    examineAll(summary, particulars, nodes, statements, isChain, own);
  const first = examineBy(likeliest);
  // A model with the same layers but for one is another model: that the others agree with it proves nothing.
  const isRefuted = first.some(finding => finding.refutes);
  const statements = isRefuted ? hintsOf(likeliest) : likeliest;
  const findings = isRefuted ? examineBy(statements) : first;
  const paths = pathsOf(summary, nodes);
  const shared = findShared(summary, nodes);
  const sources = sourcesOf(nodes, findings, isChain && summary.framework === 'keras');
  const layers = nodes.map((node, i) => {
    const origin = shared.get(i);
    // The same tensors are known, or not, for the same reasons.
    return origin === undefined || node.row.repeated
      ? reportOf(
          node,
          paths[i],
          findings[i],
          origin === undefined ? null : paths[origin],
          sources[i]
        )
      : reportOf(node, paths[i], findings[origin], paths[origin], sources[i]);
  });
  const sourcePaths = nodes.map(({ row }, i) => row.path ?? statements.rows[i]?.path ?? null);
  const tied = particulars.tiedBySource?.(statements.module, layers, sourcePaths) ?? NOTHING_TIED;
  const placed = layers.map((layer, i) => {
    const sharedWith = tied.shared.get(i);
    return sharedWith === undefined ? layer : { ...layer, sharedWith };
  });
  const shares = nodes.flatMap((node, i) =>
    (isCountedBelow(node) && placed[i].tensors.length === 0 && findings[i].held === undefined) ||
    layers[i].sharedWith !== null
      ? []
      : [
          shareOf(
            summary.framework,
            node,
            placed[i],
            tied.repeated.get(i) ?? 0,
            findings[i].held ?? 0,
            tied.isOpen
          )
        ]
  );
  const isCertain = statements.rows.some(row => row?.standing === 'certain');
  const beside = particulars.besideBySource?.(summary, statements.module, isCertain) ?? null;
  return {
    format: summary.format,
    name: summary.name,
    layers: placed,
    totals: totalsOf(summary, shares, beside),
    ...(summary.caveats ? { caveats: summary.caveats } : {})
  };
}

/** The row repeats what the rows inside it are counted for. */
function isCountedBelow({ children, counts }: Node): boolean {
  return children.length > 0 && counts === 'subtree';
}

function examineAll(
  summary: Summary,
  particulars: Particulars,
  nodes: readonly Node[],
  statements: Statements,
  isChain: boolean,
  own: ReadonlySet<string>
): readonly Finding[] {
  const { framework } = summary;
  const findings: (Finding | null)[] = [];
  // Of rows without paths, only the one that holds all others is known to be the model.
  const whole = nodes.slice(1).every(({ parent }) => parent !== null) ? 0 : -1;
  const heldAt = (path: string | null): readonly StatedTensor[] | 'open' | null =>
    path === null ? null : (particulars.heldBySource?.(statements.module, path) ?? null);
  let surroundings: Surroundings | null = null;
  const othersOf = (i: number): Others => {
    // Most models need none.
    surroundings ??= new (later('solver').Surroundings)(summary, nodes, particulars);
    return surroundings.of(i, findings);
  };
  nodes.forEach((node, i) => {
    if (node.counts === 'subtree') {
      findings.push(null);
      return;
    }
    const statement = statements.rows[i];
    const isAccounted = statement !== null && statement.standing !== 'hint';
    const found = examine(node, {
      framework,
      isChain,
      statement,
      isOwn: !isAccounted && mayBeOwn(node, own),
      others: () => othersOf(i)
    });
    const finding =
      own.size > 0 && found.evidence === 'count'
        ? later('solver').withoutSupposed(found, statement, own)
        : found;
    // What holds layers may be of any class; only what is known of it is counted. A layer that is known to hold more than
    // is printed stays unknown.
    const isHidden = node.row.configComplete === false && ruleOf(framework, node.type) !== null;
    const isHolder = node.children.length > 0 && !isHidden;
    findings.push(
      isHolder && finding.verdict === 'unknown'
        ? later('nested').examineHolder(node, heldAt(node.row.path ?? (i === whole ? '' : null)))
        : finding
    );
  });
  // Nested models come before their layers, so that the innermost is judged first.
  for (let i = nodes.length - 1; i >= 0; i--) {
    findings[i] ??= later('nested').examineWhole(
      nodes[i],
      nodes,
      findings,
      heldBeside(summary, nodes[i], statements.rows[i], heldAt(nodes[i].row.path ?? null)),
      framework === 'keras'
    );
  }
  const all = findings as readonly Finding[];
  return particulars.revise?.(summary, nodes, all) ?? all;
}

/** What a module holds itself, when its row's count is that of all below it. */
function heldBeside(
  { framework }: Summary,
  node: Node,
  statement: Statement | null,
  held: readonly StatedTensor[] | 'open' | null
): Finding | null {
  if (node.children.length === 0) return null;
  const alone = { ...node, row: { ...node.row, count: null } };
  if (held !== null) {
    const found = later('nested').examineHolder(alone, held);
    return { ...found, verdict: held === 'open' ? 'unknown' : 'verified' };
  }
  if (node.row.tensors) return examinePrinted(alone, node.type, framework);
  return statement && framework === 'torch' && ruleOf(framework, node.type)
    ? examineStated(alone, node.type, statement, { framework, isChain: false })
    : null;
}

/** Deeper paths than this are shown by their last name: no framework nests so far. */
const DEEPEST = 200;

function pathsOf({ framework }: Summary, nodes: readonly Node[]): readonly string[] {
  const separator = framework === 'torch' ? '.' : '/';
  const paths: string[] = [];
  for (const { row, parent } of nodes) {
    const above = parent === null || row.depth > DEEPEST ? '' : paths[parent];
    paths.push(row.path ?? (above === '' ? row.name : `${above}${separator}${row.name}`));
  }
  return paths;
}

/** The name that Keras gives to sequential models that are given none. */
function hasSequentialName(name: string | null): boolean {
  return /^sequential(_\d+)?$/.test(name ?? '');
}

/** True for a table that shows what came of real data rather than of a model's input: that of a subclassed model, which
 * lists its layers in the order in which they were made. */
function wasCalled({ framework, name, rows }: Summary): boolean {
  return (
    framework === 'keras' &&
    !hasSequentialName(name) &&
    rows.every(({ type, inbound }) => type !== 'InputLayer' && (inbound?.length ?? 0) === 0) &&
    rows.some(({ outputs }) => typeof outputs?.[0]?.[0] === 'number')
  );
}

/** True when the rows must follow each other: a sequential model, or a functional one printed without connections. */
function isPlainChain({ name, rows }: Summary, nodes: readonly Node[]): boolean {
  if (hasSequentialName(name)) return true;
  // A table that lost its counts at the right border lost the connections too.
  return nodes[0]?.type === 'InputLayer' && rows.some(row => row.count !== null);
}

function reportOf(
  { row, type, counts, children }: Node,
  path: string,
  finding: Finding,
  sharedWith: string | null,
  sources: ExplainedLayer['sources']
): ExplainedLayer {
  return {
    path,
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
    sharedWith,
    tensors: finding.tensors,
    layer: finding.layer,
    sources,
    ...(counts === 'subtree' && children.length > 0 ? { countsInside: true } : {})
  };
}

function shareOf(
  framework: Framework,
  node: Node,
  layer: LayerReport,
  tied: number,
  held: Amount,
  isTiedOpen: boolean
): Share {
  const { row, children } = node;
  const countOf = (tensors: readonly Tensor[]): number =>
    tensors.reduce((total, tensor) => total + tensor.count, 0);
  const isHolder = children.length > 0 && row.count === null && layer.verdict !== 'unknown';
  const rest = exact(held);
  const count = isCountedBelow(node)
    ? rest === null
      ? null
      : countOf(layer.tensors) + rest
    : (layer.recomputed ?? exact(layer.reported) ?? (isHolder ? 0 : null));
  const fixed = countOf(layer.tensors.filter(tensor => !tensor.trainable));
  // Keras calls all that a layer keeps its weights; elsewhere state is no parameter.
  const isState = ({ role }: Tensor): boolean => framework !== 'keras' && role === 'statistic';
  return {
    layer,
    count: count === null ? null : count - tied,
    trainable: count === null ? null : count - tied - fixed,
    tied,
    // A printer that names tensors names each of them once.
    mayBeTied:
      framework === 'torch' &&
      (layer.evidence === 'output' || isTiedOpen) &&
      row.tensors === undefined &&
      count !== 0,
    state: countOf(layer.tensors.filter(isState))
  };
}
