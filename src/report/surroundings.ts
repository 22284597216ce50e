import type { Summary } from '../summary/types.js';
import type { Finding, Others } from './finding.js';
import { Flow, type Suggestion } from './flow.js';
import { isNormalization, type Node } from './graph.js';
import type { Particulars } from './particulars.js';
import { restoredCounts, rowsAddUp } from './restore.js';

/** What the rows of a summary tell of each other. */
export class Surroundings {
  constructor(
    private readonly summary: Summary,
    private readonly nodes: readonly Node[],
    { leavesShapesOut }: Particulars
  ) {
    this.flow = leavesShapesOut ? new Flow(nodes, summary.framework) : null;
    this.restored = restoredCounts(summary, nodes);
    this.addsUp = rowsAddUp(summary, nodes);
    this.before = weightedBefore(nodes);
  }

  /** What the others tell of row `i`; rows must be asked for in order.
   *
   * @param findings - What was found of the rows before it, `null` for those that are not counted by themselves.
   */
  of(i: number, findings: readonly (Finding | null)[]): Others {
    const { summary, addsUp } = this;
    const before = this.before[i];
    return {
      caveats: summary.caveats ?? [],
      restored: this.restored.get(i) ?? null,
      addsUp,
      allTrained: summary.totals.nonTrainable === 0,
      before: (before === null ? null : findings[before])?.tensors ?? [],
      suggestion: this.flow && neededOf(this.nodes[i], this.flow.suggest(i, findings))
    };
  }

  private readonly flow: Flow | null;
  private readonly restored: ReadonlyMap<number, number>;
  private readonly addsUp: boolean;
  private readonly before: readonly (number | null)[];
}

/** What is suggested of the shapes that a row does not print. */
function neededOf({ row }: Node, suggestion: Suggestion): Suggestion | null {
  if (!row.inputs) return suggestion;
  const [shape] = row.inputs;
  return row.outputs ? null : { ...suggestion, inputs: [{ shape, cost: 0 }] };
}

/** For each row the layer whose output it continues, normalisations and what learns nothing passed over. */
function weightedBefore(nodes: readonly Node[]): readonly (number | null)[] {
  const before: (number | null)[] = [];
  nodes.forEach(({ sources: [at] }, i) => {
    // Rows stand after their sources, but a hostile table may refer to itself.
    if (at === undefined || at >= i) before.push(null);
    else if (nodes[at].row.count !== 0 && !isNormalization(nodes[at].type)) before.push(at);
    else before.push(before[at]);
  });
  return before;
}
