import type { Evidence } from '../../evidence/types.js';
import { later } from '../../later.js';
import type { Summary } from '../../summary/types.js';
import { findBreaks } from '../continuity.js';
import type { Finding } from '../finding.js';
import type { Node } from '../graph.js';
import { findModule, type MatchedModule } from '../modules.js';
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
  besideBySource: (summary, module, isCertain) =>
    module && summary.caveats?.some(caveat => caveat.startsWith('bare-parameters'))
      ? later('beside').besideBySource(summary, module, isCertain)
      : null,
  tiedBySource
};

function matchSource(
  summary: Summary,
  evidence: Evidence,
  place: PlaceInCell
): MatchedSource | null {
  const found = findModule(summary, evidence, place);
  if (!found) return null;
  const rows = withoutOwn(found, summary, evidence);
  return { ...found, rows, inputShape: null, kind: null, module: found.model };
}

/** The calls that account for a row: not those of the notebook's own classes, and none for rows without paths that may be
 * of such a class, as a module inside them may have been taken for it. */
function withoutOwn(
  { model, rows }: MatchedModule,
  summary: Summary,
  { calls }: Evidence
): MatchedModule['rows'] {
  const own = new Set(
    model.layers.map(index => calls[index].type).filter(type => type.startsWith('Custom>'))
  );
  return rows.map((match, i) => {
    const { type, path } = summary.rows[i];
    const isOwn = match?.call.type === `Custom>${type}`;
    return isOwn || (path === undefined && own.has(`Custom>${type}`)) ? null : match;
  });
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
