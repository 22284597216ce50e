/** How a quantity is compared. */
export type Operator = '==' | '!=' | '<' | '<=' | '>' | '>=';

/** What is demanded of a model: `total == 128952`, `Conv1 == 896`. */
export interface Assertion {
  /** `total`, `trainable`, `non-trainable`, `optimizer`, `megabytes`, `layers`, `mismatches`, or a layer's name or path. */
  readonly subject: string;
  readonly operator: Operator;
  /** The numbers that a value may stand for: more than one where it is abbreviated, `25.6M`. */
  readonly value: readonly [low: number, high: number];
  /** As written. */
  readonly text: string;
  /** A limit that is set for all models alike: one of which too little is known to tell does not fail it. */
  readonly isLimit?: boolean;
}

/** A check that was made, or could not be. */
export interface CheckResult {
  /** What was demanded, as written. */
  readonly check: string;
  /** `skipped` where there is nothing to check: the cell has not been run. `unknown` where a limit may be kept or not:
   * the output does not tell. */
  readonly status: 'passed' | 'failed' | 'skipped' | 'unknown';
  /** What was found instead, or why nothing was; `null` where it passed. */
  readonly message: string | null;
}

/** A check and the summary that it was made of. */
export interface PlacedResult extends CheckResult {
  readonly cell: number | null;
  /** Which of the file's summaries, from 0; `null` where there is none. */
  readonly summary: number | null;
}

/** An assertion that cannot be read; the message says where and why. */
export class AssertionSyntaxError extends Error {
  override name = 'AssertionSyntaxError';
}
