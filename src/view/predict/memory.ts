import type { SummaryReport } from '../../report/types.js';
import { networkOf, type StoredOutcome } from '../../teach/answers.js';
import type { RowIndex } from '../../teach/attempts.js';
import { replayed, stillHolding, type Work } from '../../teach/work.js';

/** The answers to a network, by its `networkOf`, that were kept before; none where there are none. */
export type Kept = (network: string) => readonly StoredOutcome[];

/** What is typed into the fields of a row: the total, the weights and the biases. */
export type Draft = readonly [total: string, weights: string, biases: string];

/** Remembers what a learner does with one summary, while its table comes and goes: with every run of the cell there is a
 * new one, and for a while it shows half a network. */
export class PredictionMemory {
  /** Whether counts are left out, if the reader has chosen. */
  choice: boolean | null = null;
  /** Weights and biases are asked for apart. */
  apart = false;

  /** The work on the report's network, begun with the answers that were kept. */
  takeUp(report: SummaryReport, kept: Kept): Work {
    const network = networkOf(report);
    const known = this._works.get(network);
    return known === undefined ? replayed(report, kept(network)) : stillHolding(report, known);
  }

  remember(report: SummaryReport, work: Work): void {
    this._works.set(networkOf(report), work);
  }

  /** What is typed and not yet checked, to be changed in place. */
  draftsOf(report: SummaryReport): Map<RowIndex, Draft> {
    const network = networkOf(report);
    const drafts = this._drafts.get(network) ?? new Map<RowIndex, Draft>();
    this._drafts.set(network, drafts);
    return drafts;
  }

  private readonly _works = new Map<string, Work>();
  private readonly _drafts = new Map<string, Map<RowIndex, Draft>>();
}
