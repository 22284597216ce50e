import type { StoredOutcome } from '../../teach/answers.js';
import type { RowIndex } from '../../teach/attempts.js';
import type { Work } from '../../teach/work.js';

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
  /** By the report's `networkOf`. */
  readonly works = new Map<string, Work>();
  /** What is typed and not yet checked, by the report's `networkOf`; to be changed in place. */
  readonly drafts = new Map<string, Map<RowIndex, Draft>>();
}
