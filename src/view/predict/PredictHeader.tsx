import * as React from 'react';
import { scoreOf, type Outcomes } from '../../teach/attempts.js';
import { focusable } from '../keyboard.js';
import { StripButton } from '../StripButton.js';
import { useTranslation } from '../translation.js';
import { KeepAnswers, type Keep, type KeepPlace } from './KeepAnswers.js';
import type { Prediction } from './usePrediction.js';

interface PredictHeaderProps {
  /** The network's. */
  readonly name: string | null;
  readonly prediction: Prediction;
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
  const { name, prediction, questions, apart, onApart, keep, onStop } = props;
  const { outcomes } = prediction;
  const trans = useTranslation();
  const id = React.useId();
  const header = React.useRef<HTMLElement>(null);
  const [asking, setAsking] = React.useState(false);
  const [kept, setKept] = React.useState('');
  const close = (): void => {
    setAsking(false);
    header.current?.querySelector<HTMLElement>('[aria-expanded]')?.focus();
  };
  const write = (place: KeepPlace): void => {
    const written = keep?.(place, prediction.toKeep()) === true;
    const where =
      place === 'cell' ? trans.__('Kept in a text cell below.') : trans.__('Kept with this cell.');
    setKept(written ? where : trans.__('This notebook cannot be written to.'));
    close();
  };
  return (
    <>
      <header ref={header} className="jp-Paramlens-header">
        <span className="jp-Paramlens-title">{name ?? trans.__('Model')}</span>
        <span className="jp-Paramlens-muted">{trans.__('Predict the counts')}</span>
        <span role="status">
          <ScoreLine outcomes={outcomes} questions={questions} />
        </span>
        <span role="status" className="jp-Paramlens-muted">
          {kept}
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
          {keep !== null && outcomes.length > 0 && (
            <StripButton
              label={trans.__('Keep answers')}
              controls={id}
              open={asking}
              onClick={() => setAsking(!asking)}
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
      {asking && <KeepAnswers id={id} onKeep={write} onCancel={close} />}
    </>
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
