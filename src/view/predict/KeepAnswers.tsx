import * as React from 'react';
import type { StoredAnswers } from '../../teach/answers.js';
import { focusable } from '../keyboard.js';
import { useTranslation } from '../translation.js';

/** Where answers are kept: with the cell that printed the summary, or as a text cell below it. */
export type KeepPlace = 'metadata' | 'cell';

/** Writes answers into the notebook; false if it cannot be written to. */
export type Keep = (place: KeepPlace, answers: StoredAnswers) => boolean;

interface KeepAnswersProps {
  readonly id: string;
  readonly onKeep: (place: KeepPlace) => void;
  readonly onCancel: () => void;
}

/** Asks where to keep the answers: nothing is written into the notebook before a place is chosen. */
export function KeepAnswers({ id, onKeep, onCancel }: KeepAnswersProps): JSX.Element {
  const trans = useTranslation();
  const choices: readonly (readonly [KeepPlace, string])[] = [
    ['cell', trans.__('As a text cell')],
    ['metadata', trans.__('As metadata of this cell')]
  ];
  return (
    <div
      id={id}
      role="group"
      aria-label={trans.__('Keep answers')}
      className="jp-Paramlens-strip"
      onKeyDown={event => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onCancel();
      }}
    >
      <span>
        {trans.__('This writes your answers into the notebook, where anybody can read them.')}
      </span>
      {choices.map(([place, label]) => (
        <button
          {...focusable}
          key={place}
          type="button"
          className="jp-Paramlens-button"
          onClick={() => onKeep(place)}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
