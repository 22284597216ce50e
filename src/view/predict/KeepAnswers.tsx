import * as React from 'react';
import type { StoredAnswers } from '../../teach/answers.js';
import { focusable } from '../keyboard.js';
import { useTranslation } from '../translation.js';

/** Where answers are kept: with the cell that printed the summary, or as a text cell below it. */
export type KeepPlace = 'metadata' | 'cell';

/** Writes answers into the notebook; false if it cannot be written to. */
export type Keep = (place: KeepPlace, answers: StoredAnswers) => boolean;

interface KeepAnswersProps {
  /** What would be kept now. */
  readonly answers: () => StoredAnswers;
  readonly keep: Keep;
  readonly disabled: boolean;
}

/** Asks where to keep the answers: nothing is written into the notebook before a place is chosen. */
export function KeepAnswers({ answers, keep, disabled }: KeepAnswersProps): JSX.Element {
  const trans = useTranslation();
  const id = React.useId();
  const opener = React.useRef<HTMLButtonElement>(null);
  const [asking, setAsking] = React.useState(false);
  const [said, setSaid] = React.useState('');
  const write = (place: KeepPlace): void => {
    const written = keep(place, answers());
    setAsking(false);
    setSaid(
      !written
        ? trans.__('This notebook cannot be written to.')
        : place === 'cell'
          ? trans.__('Kept in a text cell below.')
          : trans.__('Kept in the metadata of this cell.')
    );
    opener.current?.focus();
  };
  return (
    <span
      className="jp-Paramlens-keep"
      onKeyDown={event => {
        if (event.key !== 'Escape' || !asking) return;
        event.preventDefault();
        setAsking(false);
        opener.current?.focus();
      }}
    >
      <button
        {...focusable}
        ref={opener}
        type="button"
        className="jp-Paramlens-button"
        aria-expanded={asking}
        aria-controls={asking ? id : undefined}
        disabled={disabled}
        onClick={() => {
          setAsking(!asking);
          setSaid('');
        }}
      >
        {trans.__('Keep answers')}
      </button>
      <span role="status" className="jp-Paramlens-muted">
        {said}
      </span>
      {asking && (
        <span id={id} role="group" className="jp-Paramlens-consent">
          <span>
            {trans.__('This writes your answers into the notebook, where anybody can read them.')}
          </span>
          <button
            {...focusable}
            type="button"
            className="jp-Paramlens-button"
            onClick={() => write('cell')}
          >
            {trans.__('As a text cell')}
          </button>
          <button
            {...focusable}
            type="button"
            className="jp-Paramlens-button"
            onClick={() => write('metadata')}
          >
            {trans.__('As metadata of this cell')}
          </button>
        </span>
      )}
    </span>
  );
}
