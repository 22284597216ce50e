import type { Answer } from './diagnose.js';

/** One thing that a learner did in predict mode. `path` is the layer's; `null` stands for the model's total. */
export type Attempt =
  | {
      readonly kind: 'answer';
      readonly path: string | null;
      readonly answer: Answer;
      readonly right: boolean;
    }
  | { readonly kind: 'give-up'; readonly path: string | null };

/** What became of one row. */
export interface Outcome {
  readonly path: string | null;
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
  const known = outcomes.find(({ path }) => path === attempt.path);
  if (known && (known.right || known.gaveUp)) return outcomes;
  const before = known ?? {
    path: attempt.path,
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
  readonly layers: ReadonlySet<string>;
  readonly total: boolean;
} {
  const closed = outcomes.filter(({ right, gaveUp }) => right || gaveUp);
  return {
    layers: new Set(closed.flatMap(({ path }) => (path === null ? [] : [path]))),
    total: closed.some(({ path }) => path === null)
  };
}
