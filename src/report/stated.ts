import { message } from '../text/message.js';
import { agreesWithOutputs, ownOnly, tryCount, type Counted } from './counted.js';
import { holds, type Circumstances, type Finding } from './finding.js';
import { amountText } from './format.js';
import { isFree, type Node } from './graph.js';
import type { Statement } from './statements.js';

/** Counts what the source states; `null` when that is not enough to count, or no more than a hint. */
export function examineStated(
  node: Node,
  type: string,
  statement: Statement,
  { framework, isChain }: Pick<Circumstances, 'framework' | 'isChain'>
): Finding | null {
  if (statement.open.length > 0 || statement.standing === 'hint') return null;
  const { row } = node;
  // Without a printed count nothing would show that the row above is not the input.
  const needsInput = framework !== 'torch';
  if (row.count === null && needsInput && node.chained && !isChain) return null;
  const config =
    row.trainable === null ? statement.config : { ...statement.config, trainable: row.trainable };
  const counted = (needsInput ? node.inputs : [[]])
    .map(inputs => tryCount({ framework, type, config }, inputs))
    .filter(found => found !== null)
    .map(found => (node.children.length > 0 ? ownOnly(found) : found));
  if (counted.length === 0) return null;
  if (node.orders) {
    const possible = counted.filter(found => agreesWithOutputs(found, row.outputs));
    const isOpen = new Set(possible.map(shapesOf)).size > 1;
    const explained = isOpen ? explainOrder(node, possible) : null;
    if (explained || (isOpen && row.count === null)) return explained;
  }
  const fitting = counted.filter(found => row.count === null || holds(row.count, found.count));
  const found = fitting.find(one => agreesWithOutputs(one, row.outputs)) ?? fitting[0];
  // What comes in where any row above may be the source is known only by what fits.
  if (isFree(node) && !(found && agreesWithOutputs(found, row.outputs))) return null;
  return judge(node, found ?? counted[0]);
}

/** Picks the order of the inputs by the count, which then proves nothing; `null` where there is none or none has it. */
function explainOrder({ row: { count } }: Node, possible: readonly Counted[]): Finding | null {
  const fitting = possible.filter(found => count !== null && holds(count, found.count));
  if (fitting.length === 0) return null;
  return {
    ...findingOf(fitting[0]),
    verdict: 'explained',
    alternatives: new Set(fitting.map(shapesOf)).size - 1,
    reason: message(
      'The table does not tell which input is the query, the value and the key; the source gives this count for one choice.'
    )
  };
}

function shapesOf({ tensors }: Counted): string {
  return JSON.stringify(tensors.map(({ shape }) => shape));
}

function findingOf(counted: Counted): Omit<Finding, 'verdict' | 'reason'> {
  return {
    recomputed: counted.count,
    evidence: 'source',
    alternatives: 0,
    tensors: counted.tensors,
    layer: counted.layer
  };
}

function judge({ row }: Node, counted: Counted): Finding {
  const found = findingOf(counted);
  if (row.count === null) {
    return {
      ...found,
      verdict: 'unknown',
      reason: message('No count is printed; this one follows from the source.')
    };
  }
  const counts = holds(row.count, counted.count);
  if (counts && agreesWithOutputs(counted, row.outputs)) {
    return {
      ...found,
      verdict: 'verified',
      reason:
        typeof row.count === 'number'
          ? null
          : message('The printed number is cut; the digits that are left agree.')
    };
  }
  return {
    ...found,
    verdict: 'mismatch',
    reason: counts
      ? message('The source gives this layer another output shape.')
      : message('The source gives %1; %2 is printed.', counted.count, amountText(row.count))
  };
}
