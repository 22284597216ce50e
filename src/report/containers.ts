import { later } from '../later.js';
import { bounds, exact } from '../summary/amounts.js';
import type { StatedTensor } from '../summary/types.js';
import { message } from '../text/message.js';
import { holds, unknown, type Finding } from './finding.js';
import type { Node } from './graph.js';
import type { Verdict } from './types.js';

/** A row whose count repeats what stands below it.
 *
 * @param own what the row itself holds beside that, where the output or the source states it.
 * @param isSum the model is nothing but its layers, as in Keras.
 */
export function examineWhole(
  node: Node,
  nodes: readonly Node[],
  findings: readonly (Finding | null)[],
  own: Finding | null,
  isSum: boolean
): Finding {
  const { count } = node.row;
  if (node.children.length === 0) {
    return count === 0
      ? { ...unknown(null), recomputed: 0, verdict: 'explained' }
      : unknown(message('What it is made of is not printed; its count is taken as reported.'));
  }
  let total: number | null = own?.recomputed ?? 0;
  let verdict: Verdict = own?.verdict ?? 'verified';
  for (const child of node.children) {
    const finding = findings[child];
    if (!finding || nodes[child].row.repeated) continue;
    const own = finding.recomputed ?? exact(nodes[child].row.count);
    total = total === null || own === null ? null : total + own;
    verdict = weaker(verdict, finding.verdict);
  }
  // A sum past 2^53 could not be told exactly.
  if (total !== null && !Number.isSafeInteger(total)) total = null;
  if (total === null || count === null) {
    return {
      ...unknown(message('Not every count inside is known.')),
      recomputed: total,
      tensors: own?.tensors ?? []
    };
  }
  const [low, high] = bounds(count);
  if (total < low && !isSum) {
    return {
      ...unknown(
        low === high
          ? message(
              '%1 parameters more than the layers inside have: the module holds them itself.',
              low - total
            )
          : message('More parameters than the layers inside have: the module holds them itself.')
      ),
      held: low === high ? low - total : [low - total, high - total],
      tensors: own?.tensors ?? []
    };
  }
  const agrees = low <= total && total <= high;
  return {
    ...unknown(
      agrees
        ? message('Repeats the layers below, which are in the total once.')
        : message('The layers inside add up to %1.', total)
    ),
    recomputed: total,
    evidence: own?.evidence ?? null,
    tensors: own?.tensors ?? [],
    verdict: agrees ? (verdict === 'mismatch' ? 'explained' : verdict) : 'mismatch'
  };
}

/** A row that only holds others: what it may hold itself is printed as its own count, or not at all.
 *
 * @param held what the source says that the module holds itself.
 */
export function examineHolder(
  { row, type }: Node,
  held: readonly StatedTensor[] | 'open' | null
): Finding {
  const none = unknown(null);
  const isKnown = held !== null && held !== 'open';
  const tensors = isKnown ? later('described').describe(held, null, type) : [];
  const recomputed = tensors.reduce((sum, tensor) => sum + tensor.count, 0);
  if (isKnown && (row.count === null || holds(row.count, recomputed))) {
    return {
      ...none,
      recomputed,
      tensors,
      verdict: row.count === null ? 'explained' : 'verified',
      evidence: 'source',
      reason: message('Parameters that the module holds directly, as the source says.')
    };
  }
  if (row.count === null) return { ...none, verdict: 'explained', evidence: 'output' };
  if (row.count === 0) return { ...none, recomputed: 0, verdict: 'explained', evidence: 'output' };
  return unknown(
    message(
      'Parameters that the module holds directly, beside its layers; the count is taken as reported.'
    )
  );
}

const STRENGTH: readonly Verdict[] = ['mismatch', 'unknown', 'explained', 'verified'];

function weaker(a: Verdict, b: Verdict): Verdict {
  return STRENGTH.indexOf(a) < STRENGTH.indexOf(b) ? a : b;
}
