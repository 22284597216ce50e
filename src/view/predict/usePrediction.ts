import * as React from 'react';
import type { SummaryReport } from '../../report/types.js';
import { networkOf } from '../../teach/answers.js';
import {
  NO_OUTCOMES,
  record,
  revealedBy,
  type Outcome,
  type Outcomes,
  type RowIndex
} from '../../teach/attempts.js';
import type { Answer, Diagnosis } from '../../teach/diagnose.js';
import { judge, secretOf } from '../../teach/judge.js';
import { mask, type MaskedReport } from '../../teach/masking.js';

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
}

interface State {
  /** The outcomes are of this network, by its `networkOf`; another one starts anew. */
  readonly network: string;
  readonly outcomes: Outcomes;
  readonly diagnoses: ReadonlyMap<RowIndex, Diagnosis>;
}

/** Keeps a learner's answers to one summary, also while the explanation is shown. */
export function usePrediction(report: SummaryReport): Prediction {
  const network = React.useMemo(() => networkOf(report), [report]);
  const [kept, setState] = React.useState<State>(() => beginning(network));
  const state = kept.network === network ? kept : beginning(network);
  const { outcomes, diagnoses } = state;
  const masked = React.useMemo(() => mask(report, revealedBy(outcomes)), [report, outcomes]);
  return {
    masked,
    outcomes,
    outcomeOf: row => outcomes.find(outcome => outcome.row === row) ?? null,
    diagnosisOf: row => diagnoses.get(row) ?? null,
    secretOf: row => secretOf(report, row),
    check: (row, answer) => {
      const diagnosis = judge(report, row, answer);
      if (diagnosis.right !== null) {
        setState({
          network,
          outcomes: record(outcomes, { kind: 'answer', row, answer, right: diagnosis.right }),
          diagnoses: new Map(diagnoses).set(row, diagnosis)
        });
      }
      return diagnosis;
    },
    giveUp: row => {
      const left = new Map(diagnoses);
      left.delete(row);
      setState({ network, outcomes: record(outcomes, { kind: 'give-up', row }), diagnoses: left });
    }
  };
}

function beginning(network: string): State {
  return { network, outcomes: NO_OUTCOMES, diagnoses: new Map() };
}
