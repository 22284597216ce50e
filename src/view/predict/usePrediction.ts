import * as React from 'react';
import type { SummaryReport } from '../../report/types.js';
import { networkOf, storedAnswers, type StoredAnswers } from '../../teach/answers.js';
import { revealedBy, type Outcome, type Outcomes, type RowIndex } from '../../teach/attempts.js';
import type { Answer, Diagnosis } from '../../teach/diagnose.js';
import { secretOf } from '../../teach/judge.js';
import { mask, type MaskedReport } from '../../teach/masking.js';
import {
  answered,
  completed,
  givenUp,
  replayed,
  stillHolding,
  type Work
} from '../../teach/work.js';
import type { Draft, Kept, PredictionMemory } from './memory.js';

/** What a learner has answered so far, and what may be shown of the report for it. */
export interface Prediction {
  readonly masked: MaskedReport;
  readonly outcomes: Outcomes;
  /** What became of a row. */
  readonly outcomeOf: (row: RowIndex) => Outcome | null;
  /** What was said of the latest answer. */
  readonly diagnosisOf: (row: RowIndex) => Diagnosis | null;
  /** The right count, `null` where it is not known. For comparing only: it must not be shown. */
  readonly secretOf: (row: RowIndex) => number | null;
  readonly check: (row: RowIndex, answer: Answer) => Diagnosis;
  readonly giveUp: (row: RowIndex) => void;
  /** What is typed and not yet checked; rows that scroll out of sight leave the document. */
  readonly drafts: Map<RowIndex, Draft>;
  /** What to keep: also the answers that were kept before, from another place. */
  readonly toKeep: () => StoredAnswers;
}

interface State {
  readonly report: SummaryReport;
  readonly work: Work;
}

/** A learner's answers to one summary, from what is remembered and what was kept. */
export function usePrediction(
  report: SummaryReport,
  memory: PredictionMemory,
  kept: Kept
): Prediction {
  const [state, setState] = React.useState<State>(() => ({
    report,
    work: takenUp(report, memory, kept)
  }));
  const taken = state.report === report ? state : { report, work: takenUp(report, memory, kept) };
  if (taken !== state) setState(taken);
  const { work } = taken;
  const { outcomes, diagnoses } = work;
  const masked = React.useMemo(() => mask(report, revealedBy(outcomes)), [report, outcomes]);
  const drafts = React.useMemo(() => draftsOf(report, memory), [memory, report]);
  const goOn = (next: Work): void => {
    memory.works.set(networkOf(report), next);
    setState({ report, work: next });
  };
  return {
    masked,
    outcomes,
    outcomeOf: row => outcomes.find(outcome => outcome.row === row) ?? null,
    diagnosisOf: row => diagnoses.get(row) ?? null,
    secretOf: row => secretOf(report, row),
    check: (row, answer) => {
      const { work: next, diagnosis } = answered(report, work, row, answer);
      if (next !== work) goOn(next);
      return diagnosis;
    },
    giveUp: row => goOn(givenUp(report, work, row)),
    drafts,
    toKeep: () =>
      storedAnswers(report, completed(outcomes, replayed(report, kept(networkOf(report))).outcomes))
  };
}

/** The work on the report's network, begun with the answers that were kept. */
function takenUp(report: SummaryReport, { works }: PredictionMemory, kept: Kept): Work {
  const network = networkOf(report);
  const known = works.get(network);
  return known === undefined ? replayed(report, kept(network)) : stillHolding(report, known);
}

function draftsOf(report: SummaryReport, { drafts }: PredictionMemory): Map<RowIndex, Draft> {
  const network = networkOf(report);
  const known = drafts.get(network) ?? new Map<RowIndex, Draft>();
  drafts.set(network, known);
  return known;
}
