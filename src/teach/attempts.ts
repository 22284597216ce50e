import type { Answer } from './diagnose.js';

/** A layer's place in the report, from 0; `null` stands for the model's total. Paths are no names for rows: where names
 * are printed cropped, several rows have the same. */
export type RowIndex = number | null;

/** One thing that a learner did in predict mode. */
export type Attempt =
  | {
      readonly kind: 'answer';
      readonly row: RowIndex;
      readonly answer: Answer;
      readonly right: boolean;
    }
  | { readonly kind: 'give-up'; readonly row: RowIndex };

/** What became of one row. */
export interface Outcome {
  readonly row: RowIndex;
  readonly answers: readonly Answer[];
  readonly rightFirst: boolean;
  readonly right: boolean;
  readonly gaveUp: boolean;
}

/** Outcomes in the order in which the rows were first tried. */
export type Outcomes = readonly Outcome[];

export interface Score {
  readonly rightFirst: number;
  readonly right: number;
  readonly gaveUp: number;
  /** Rows that were tried at all. */
  readonly tried: number;
}

export const NO_OUTCOMES: Outcomes = [];

/** The outcomes after one more attempt. A row that is right or given up is closed: what comes after changes nothing. */
export function record(outcomes: Outcomes, attempt: Attempt): Outcomes {
  const known = outcomes.find(({ row }) => row === attempt.row);
  if (known && (known.right || known.gaveUp)) return outcomes;
  const before = known ?? {
    row: attempt.row,
    answers: [],
    rightFirst: false,
    right: false,
    gaveUp: false
  };
  const after: Outcome =
    attempt.kind === 'give-up'
      ? { ...before, gaveUp: true }
      : {
          ...before,
          answers: [...before.answers, attempt.answer],
          rightFirst: attempt.right && before.answers.length === 0,
          right: attempt.right
        };
  return known
    ? outcomes.map(outcome => (outcome === known ? after : outcome))
    : [...outcomes, after];
}

export function scoreOf(outcomes: Outcomes): Score {
  const number = (test: (outcome: Outcome) => boolean): number => outcomes.filter(test).length;
  return {
    rightFirst: number(({ rightFirst }) => rightFirst),
    right: number(({ right }) => right),
    gaveUp: number(({ gaveUp }) => gaveUp),
    tried: outcomes.length
  };
}

/** What the outcomes reveal, for `mask`. */
export function revealedBy(outcomes: Outcomes): {
  readonly rows: ReadonlySet<number>;
  readonly total: boolean;
} {
  const closed = outcomes.filter(({ right, gaveUp }) => right || gaveUp);
  return {
    rows: new Set(closed.flatMap(({ row }) => (row === null ? [] : [row]))),
    total: closed.some(({ row }) => row === null)
  };
}
