import type { SummaryReport } from '../report/types.js';
import { rowOf, type StoredOutcome } from './answers.js';
import { NO_OUTCOMES, record, type Outcomes, type RowIndex } from './attempts.js';
import type { Answer, Diagnosis } from './diagnose.js';
import { judge, secretOf } from './judge.js';

/** What a learner has done with one network so far. */
export interface Work {
  readonly outcomes: Outcomes;
  /** What was said of the latest answer to a row. */
  readonly diagnoses: ReadonlyMap<RowIndex, Diagnosis>;
  /** The counts that the answers were held against. */
  readonly expected: ReadonlyMap<RowIndex, number | null>;
}

const NO_WORK: Work = { outcomes: NO_OUTCOMES, diagnoses: new Map(), expected: new Map() };

/** The work after one more answer, and what is said of it. An answer that cannot be judged is no attempt. */
export function answered(
  report: SummaryReport,
  work: Work,
  row: RowIndex,
  answer: Answer
): { readonly work: Work; readonly diagnosis: Diagnosis } {
  const diagnosis = judge(report, row, answer);
  if (diagnosis.right === null) return { work, diagnosis };
  const { right } = diagnosis;
  return {
    work: {
      outcomes: record(work.outcomes, { kind: 'answer', row, answer, right }),
      diagnoses: new Map(work.diagnoses).set(row, diagnosis),
      expected: new Map(work.expected).set(row, secretOf(report, row))
    },
    diagnosis
  };
}

/** The work after giving up on a row. */
export function givenUp(report: SummaryReport, work: Work, row: RowIndex): Work {
  const diagnoses = new Map(work.diagnoses);
  diagnoses.delete(row);
  return {
    outcomes: record(work.outcomes, { kind: 'give-up', row }),
    diagnoses,
    expected: new Map(work.expected).set(row, secretOf(report, row))
  };
}

/** The work that kept answers show, each judged again. Of several for one row the one that went farthest counts. */
export function replayed(report: SummaryReport, kept: readonly StoredOutcome[]): Work {
  const farthest = new Map<RowIndex, StoredOutcome>();
  for (const outcome of kept) {
    const row = rowOf(report, outcome);
    const other = row === undefined ? undefined : farthest.get(row);
    if (row !== undefined && (!other || stepsOf(outcome) > stepsOf(other))) {
      farthest.set(row, outcome);
    }
  }
  let work = NO_WORK;
  for (const [row, { answers, gaveUp }] of farthest) {
    for (const answer of answers) ({ work } = answered(report, work, row, answer));
    if (gaveUp) work = givenUp(report, work, row);
  }
  return work;
}

/** The work as far as it still holds for a report of the same network: a row whose count has changed is a new question. */
export function stillHolding(report: SummaryReport, work: Work): Work {
  const holds = (row: RowIndex): boolean => work.expected.get(row) === secretOf(report, row);
  if (work.outcomes.every(({ row }) => holds(row))) return work;
  return {
    outcomes: work.outcomes.filter(({ row }) => holds(row)),
    diagnoses: new Map([...work.diagnoses].filter(([row]) => holds(row))),
    expected: new Map([...work.expected].filter(([row]) => holds(row)))
  };
}

/** Outcomes with those of other rows besides. */
export function completed(outcomes: Outcomes, others: Outcomes): Outcomes {
  const tried = new Set(outcomes.map(({ row }) => row));
  return [...others.filter(({ row }) => !tried.has(row)), ...outcomes];
}

function stepsOf({ answers, gaveUp }: StoredOutcome): number {
  return answers.length + Number(gaveUp);
}
