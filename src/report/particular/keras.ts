import type { Evidence } from '../../evidence/types.js';
import type { Summary } from '../../summary/types.js';
import { ordersOf } from '../attended.js';
import type { Finding } from '../finding.js';
import type { Node } from '../graph.js';
import { later } from '../../later.js';
import { matchModel, matchNotebook } from '../match.js';
import type { Particulars } from '../particulars.js';
import type { MatchedSource } from '../statements.js';
import type { PlaceInCell } from '../types.js';

/** Summaries of Keras: they print shapes, and name layers as the source does. */
export const KERAS_PARTICULARS: Particulars = { matchSource, inputOrders: ordersOf, revise };

function matchSource(
  summary: Summary,
  evidence: Evidence,
  { cell, nth, of }: PlaceInCell
): MatchedSource {
  const prints = evidence.prints.filter(
    ({ cell: at, model }) =>
      at === cell && (model === null || evidence.models[model].kind !== 'module')
  );
  const printed = prints[nth];
  const model =
    printed === undefined || printed.model === null ? null : evidence.models[printed.model];
  const known = model !== null && model.kind !== 'module' ? model : null;
  // Where more or fewer are printed than the source seems to print, none can be told from its neighbours.
  const isCertain =
    known !== null &&
    printed.certain &&
    prints.length === of &&
    !known.exposed &&
    !printed.unsettled;
  return {
    rows: known
      ? matchModel(summary.rows, known, evidence)
      : matchNotebook(summary.rows, evidence, cell),
    standing: isCertain ? 'certain' : 'likely',
    inputShape: known?.inputShape ?? null,
    kind: known?.kind ?? null,
    module: null
  };
}

function revise(
  summary: Summary,
  nodes: readonly Node[],
  findings: readonly Finding[]
): readonly Finding[] {
  if (summary.totals.total === null || nodes.some(({ row }) => row.count !== null)) return findings;
  // The total tells the counts only of what is all known.
  if (findings.some(({ isOwn }) => isOwn)) return findings;
  const cropped = later('cropped').explainCropped(summary, nodes);
  // What the source states is better than what is only supposed.
  return findings.map((finding, i) =>
    finding.recomputed === null ? (cropped?.get(i) ?? finding) : finding
  );
}
