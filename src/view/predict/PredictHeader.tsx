import * as React from 'react';
import type { SummaryReport } from '../../report/types.js';
import { storedAnswers } from '../../teach/answers.js';
import { scoreOf, type Outcomes } from '../../teach/attempts.js';
import { focusable } from '../keyboard.js';
import { useTranslation } from '../translation.js';
import { KeepAnswers, type Keep } from './KeepAnswers.js';

interface PredictHeaderProps {
  readonly report: SummaryReport;
  readonly outcomes: Outcomes;
  /** How many counts can be predicted. */
  readonly questions: number;
  readonly apart: boolean;
  readonly onApart: (apart: boolean) => void;
  /** `null` where there is no notebook to write to. */
  readonly keep: Keep | null;
  readonly onStop: () => void;
}

/** What is to be done, how far it has come, and the way out. */
export function PredictHeader(props: PredictHeaderProps): JSX.Element {
  const { report, outcomes, questions, apart, onApart, keep, onStop } = props;
  const trans = useTranslation();
  return (
    <header className="jp-Paramlens-header">
      <span className="jp-Paramlens-title">{report.name ?? trans.__('Model')}</span>
      <span>{trans.__('Predict the counts')}</span>
      <span role="status" className="jp-Paramlens-score">
        <ScoreLine outcomes={outcomes} questions={questions} />
      </span>
      <span className="jp-Paramlens-tools">
        <label className="jp-Paramlens-switch">
          <input
            {...focusable}
            type="checkbox"
            checked={apart}
            onChange={event => onApart(event.target.checked)}
          />
          {trans.__('Weights and biases apart')}
        </label>
        {keep !== null && (
          <KeepAnswers
            answers={() => storedAnswers(report, outcomes)}
            keep={keep}
            disabled={outcomes.length === 0}
          />
        )}
        <button
          {...focusable}
          type="button"
          className="jp-Paramlens-button jp-Paramlens-predict"
          onClick={onStop}
        >
          {trans.__('Show the counts')}
        </button>
      </span>
    </header>
  );
}

function ScoreLine({
  outcomes,
  questions
}: {
  outcomes: Outcomes;
  questions: number;
}): JSX.Element {
  const trans = useTranslation();
  const { rightFirst, right, gaveUp } = scoreOf(outcomes);
  const parts = [trans.__('%1 of %2 right at the first try', rightFirst, questions)];
  if (right > rightFirst) parts.push(trans.__('%1 later', right - rightFirst));
  if (gaveUp > 0) parts.push(trans.__('%1 given up', gaveUp));
  return <>{parts.join(' · ')}</>;
}
