import type { Message } from '../text/message.js';

/** Why two counts differ.
 *
 * - `bias`, `kernel`, `filters`, `channels`, `classes`, `vocabulary`, `scale`, `groups`: another setting of one layer.
 * - `statistics`: one printer counts BatchNorm's moving mean and variance.
 * - `recurrent-bias`: one framework keeps two biases a gate where the other has one.
 * - `attention`, `weight-and-bias-only`, `bare-parameters`: one printer misses what it does not look at.
 * - `not-called`: one printer lists only the layers that the forward pass calls.
 * - `tied`: one tensor that two layers share is counted once, or twice.
 * - `shared-call`: a layer called several times is counted once, or at each call.
 * - `fused`: a normalisation was folded into the layer before it.
 * - `optimizer`: variables of the optimizer are in the total.
 * - `unlisted`: parameters are in the total but in no row.
 * - `rounding`: a printed number is rounded.
 * - `unbuilt`: a layer was not built when it was printed.
 * - `added`, `removed`: a layer that only one of the models has.
 * - `changed`: another count, for a reason that the rows do not tell.
 * - `other`: what is left over.
 */
export type ReasonKind =
  | 'bias'
  | 'kernel'
  | 'filters'
  | 'channels'
  | 'classes'
  | 'vocabulary'
  | 'scale'
  | 'groups'
  | 'statistics'
  | 'recurrent-bias'
  | 'attention'
  | 'weight-and-bias-only'
  | 'bare-parameters'
  | 'not-called'
  | 'tied'
  | 'shared-call'
  | 'fused'
  | 'optimizer'
  | 'unlisted'
  | 'rounding'
  | 'unbuilt'
  | 'added'
  | 'removed'
  | 'changed'
  | 'other';

/** A part of a difference and what it comes from. */
export interface Reason {
  readonly kind: ReasonKind;
  /** A sentence with the layers' own numbers. */
  readonly text: Message;
  /** The same for a place that names the layer already, such as its row. */
  readonly short: Message;
  /** How many parameters more the second has because of it; negative for fewer. */
  readonly difference: number;
}

/** How a row of one summary relates to the other summary.
 *
 * `moved`: the same, at another place among the others. `grouped`: one row stands for several.
 */
export type Change = 'same' | 'moved' | 'changed' | 'grouped' | 'added' | 'removed';

export interface ComparedRow {
  /** Indices into the reports' layers: one each, none of the side that lacks it, several of a group. */
  readonly first: readonly number[];
  readonly second: readonly number[];
  readonly change: Change;
  /** What the rows add to the two totals. */
  readonly counts: readonly [first: number, second: number];
  /** They add up to the difference of the counts. */
  readonly reasons: readonly Reason[];
}

/** One of the two summaries, as a whole. */
export interface Side {
  readonly name: string | null;
  readonly format: string;
  /** The model's parameters: the printed total without variables of an optimizer, or what the rows add up to where none,
   * or only a rounded one, is printed. */
  readonly total: number | null;
  /** The total as it is printed, with the optimizer's variables: what the difference is taken of. */
  readonly printed: number | null;
  /** The total is printed rounded or cut. */
  readonly isRounded: boolean;
}

/** All of one kind. */
export interface Cause {
  readonly kind: ReasonKind;
  readonly difference: number;
  /** How many rows it is found in; 0 for what concerns the total alone. */
  readonly rows: number;
  /** A sentence for all of them. */
  readonly text: Message;
}

/** Two summaries held against each other: the second's total less the first's, and where it comes from. */
export interface Comparison {
  readonly first: Side;
  readonly second: Side;
  /** Of the printed totals; `null` where one of them is not known. */
  readonly difference: number | null;
  readonly rows: readonly ComparedRow[];
  /** What the totals have beside the rows: optimizer variables, tensors counted once ... */
  readonly beside: readonly Reason[];
  /** Rows and totals together, the largest share first; they add up to the difference. */
  readonly causes: readonly Cause[];
}
