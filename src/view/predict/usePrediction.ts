import * as React from 'react';
import type { SummaryReport } from '../../report/types.js';
import { networkOf } from '../../teach/answers.js';
import {
  NO_OUTCOMES,
  record,
  revealedBy,
  type Outcome,
  type Outcomes
} from '../../teach/attempts.js';
import type { Answer, Diagnosis } from '../../teach/diagnose.js';
import { mask, type MaskedReport } from '../../teach/masking.js';
import { diagnoseTotal } from '../../teach/model.js';
import { diagnoseRow, expectedCount } from '../../teach/rows.js';

/** What a learner has answered so far, and what may be shown of the report for it. */
export interface Prediction {
  readonly masked: MaskedReport;
  readonly outcomes: Outcomes;
  /** What became of a row, by its path; `null` stands for the total. */
  readonly outcomeOf: (path: string | null) => Outcome | null;
  /** What was said of the latest answer. */
  readonly diagnosisOf: (path: string | null) => Diagnosis | null;
  /** The right count, `null` where it is not known. For comparing only: it must not be shown. */
  readonly secretOf: (index: number | null) => number | null;
  /** `index` is the layer's place in the report, `null` for the total. */
  readonly check: (index: number | null, answer: Answer) => Diagnosis;
  readonly giveUp: (index: number | null) => void;
}

interface State {
  /** The outcomes are of this network, by its `networkOf`; another one starts anew. */
  readonly network: string;
  readonly outcomes: Outcomes;
  readonly diagnoses: ReadonlyMap<string | null, Diagnosis>;
}

/** Keeps a learner's answers to one summary, also while the explanation is shown. */
export function usePrediction(report: SummaryReport): Prediction {
  const network = React.useMemo(() => networkOf(report), [report]);
  const [kept, setState] = React.useState<State>(() => beginning(network));
  const state = kept.network === network ? kept : beginning(network);
  const { outcomes, diagnoses } = state;
  const masked = React.useMemo(() => mask(report, revealedBy(outcomes)), [report, outcomes]);
  const pathOf = (index: number | null): string | null =>
    index === null ? null : report.layers[index].path;
  return {
    masked,
    outcomes,
    outcomeOf: path => outcomes.find(outcome => outcome.path === path) ?? null,
    diagnosisOf: path => diagnoses.get(path) ?? null,
    secretOf: index =>
      index === null ? report.totals.recomputed.total : expectedCount(report.layers[index]),
    check: (index, answer) => {
      const path = pathOf(index);
      const diagnosis = judge(report, index, answer);
      if (diagnosis.right !== null) {
        setState({
          network,
          outcomes: record(outcomes, { kind: 'answer', path, answer, right: diagnosis.right }),
          diagnoses: new Map(diagnoses).set(path, diagnosis)
        });
      }
      return diagnosis;
    },
    giveUp: index => {
      const path = pathOf(index);
      const left = new Map(diagnoses);
      left.delete(path);
      setState({ network, outcomes: record(outcomes, { kind: 'give-up', path }), diagnoses: left });
    }
  };
}

function beginning(network: string): State {
  return { network, outcomes: NO_OUTCOMES, diagnoses: new Map() };
}

function judge(report: SummaryReport, index: number | null, answer: Answer): Diagnosis {
  if (index !== null) return diagnoseRow(report, index, answer);
  return diagnoseTotal(report, 'total' in answer ? answer.total : answer.weights + answer.biases);
}
