import type { Evidence } from '../../evidence/types.js';
import type { Summary } from '../../summary/types.js';
import { findBreaks } from '../continuity.js';
import type { Finding } from '../finding.js';
import type { Node } from '../graph.js';
import { findModule } from '../modules.js';
import type { Particulars } from '../particulars.js';
import { heldBySource, tiedBySource } from '../source-tensors.js';
import type { MatchedSource } from '../statements.js';
import type { PlaceInCell } from '../types.js';

/** Summaries of PyTorch: modules in modules, many printed without shapes. */
export const TORCH_PARTICULARS: Particulars = {
  matchSource,
  leavesShapesOut: true,
  revise,
  heldBySource,
  tiedBySource
};

function matchSource(
  summary: Summary,
  evidence: Evidence,
  place: PlaceInCell
): MatchedSource | null {
  const found = findModule(summary, evidence, place);
  return found && { ...found, inputShape: null, kind: null, module: found.model };
}

function revise(
  _summary: Summary,
  nodes: readonly Node[],
  findings: readonly Finding[]
): readonly Finding[] {
  const breaks = findBreaks(nodes, findings);
  return findings.map((finding, i) => {
    const reason = breaks.get(i);
    return reason === undefined ? finding : { ...finding, verdict: 'mismatch', reason };
  });
}
