import type { Layer, Shape, Tensor } from '../counter/types.js';
import type { Amount, Caveat, PrintedTotals } from '../summary/types.js';
import type { Message } from '../text/message.js';

/** How far a count is known.
 *
 * - `verified`: the hyper-parameters were stated, counted, and equal to the printed count.
 * - `explained`: the hyper-parameters were solved from the printed count, which therefore proves nothing.
 * - `mismatch`: what was stated gives another count, or nothing legal gives this one.
 * - `unknown`: the class is not known, or no count is printed; the count is taken as reported.
 */
export type Verdict = 'verified' | 'explained' | 'mismatch' | 'unknown';

/** Where the hyper-parameters came from. */
export type EvidenceKind = 'output' | 'source' | 'count';

export interface LayerReport {
  /** The framework's own path, `encoder/conv1`, or the best that can be said. */
  readonly path: string;
  readonly name: string;
  /** The class's full name, also where the printer cut it. */
  readonly type: string;
  readonly depth: number;
  /** The first output's; `null` where not printed. */
  readonly outputShape: Shape | null;
  readonly reported: Amount | null;
  readonly recomputed: number | null;
  readonly verdict: Verdict;
  readonly evidence: EvidenceKind | null;
  /** How many other settings explain the same count. */
  readonly alternatives: number;
  /** Why the verdict is what it is, where that needs saying. */
  readonly reason: Message | null;
  /** The path of the layer whose tensors this row repeats. */
  readonly sharedWith: string | null;
  /** The layer's own tensors, not its children's. */
  readonly tensors: readonly Tensor[];
}

/** A layer's report with what it was counted from, so that it can be counted again with other settings. */
export interface ExplainedLayer extends LayerReport {
  /** The class as the counter knows it, its hyper-parameters and input shapes; `null` where they are not known. */
  readonly layer: Layer | null;
  /** The printed count is that of the rows inside as well; false where not said. */
  readonly countsInside?: boolean;
  /** For each input the rows that it may come from, likeliest first: more than one where the summary cuts their names, none
   * where it names no row. `null` where the summary does not say what the row is connected to. */
  readonly sources: readonly (readonly number[])[] | null;
}

export interface TotalsReport {
  readonly reported: PrintedTotals;
  readonly recomputed: {
    readonly total: number | null;
    readonly trainable: number | null;
    readonly nonTrainable: number | null;
  };
  readonly verdict: Verdict;
  readonly reason: Message | null;
}

/** What the counter says of one printed summary. */
export interface SummaryReport {
  readonly format: string;
  readonly name: string | null;
  readonly layers: readonly ExplainedLayer[];
  readonly totals: TotalsReport;
  /** How the release that printed it is known to miscount; nothing where not said. */
  readonly caveats?: readonly Caveat[];
}

/** A summary's report and where in the notebook it stands. */
export interface PlacedReport extends SummaryReport {
  /** The cell's index in the notebook, from 0. */
  readonly cell: number;
  /** The indices of the cell's outputs that the summary spans. */
  readonly outputs: readonly number[];
}

/** A layer's report as it is documented: in English, and without what only the program needs. */
export type DocumentedLayer = Omit<LayerReport, 'reason'> & { readonly reason: string | null };

/** The totals' report as it is documented. */
export type DocumentedTotals = Omit<TotalsReport, 'reason'> & { readonly reason: string | null };

/** One notebook's summaries: a line of `paramlens explain --json`. */
export interface Report {
  readonly file: string;
  readonly summaries: readonly (Omit<PlacedReport, 'layers' | 'totals' | 'caveats'> & {
    readonly layers: readonly DocumentedLayer[];
    readonly totals: DocumentedTotals;
  })[];
}

/** One step of a derivation, in words with the layer's own numbers. */
export interface Step {
  /** "One filter spans all 3 input channels." */
  readonly text: Message;
  /** The arithmetic, if the step has one: factors to multiply or terms to add, each with what it stands for. */
  readonly formula: Formula | null;
}

/** `operands` joined by `operator` give `value`. What a number stands for is one of the field's terms. */
export interface Formula {
  readonly operator: '×' | '+';
  readonly operands: readonly { readonly value: number; readonly meaning: string }[];
  readonly value: number;
  /** What `value` counts: "weights". */
  readonly meaning: string;
}

/** Where a summary was printed. */
export interface PlaceInCell {
  /** The cell's index in the notebook. */
  readonly cell: number;
  /** Which of the cell's summaries of one printer it is, from 0, and how many of them there are. */
  readonly nth: number;
  readonly of: number;
}
