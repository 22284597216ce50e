import * as React from 'react';
import { integer } from '../format.js';
import { focusable } from '../keyboard.js';
import { useTranslation, type Translation } from '../translation.js';
import type { Experiment } from './useWhatIf.js';

/** Says that the numbers below are a thought experiment, what it comes to, and ends it. */
export function ThoughtStrip({
  experiment,
  onReset
}: {
  experiment: Experiment;
  onReset: () => void;
}): JSX.Element | null {
  const trans = useTranslation();
  const { report, result } = experiment;
  if (result === null) return null;
  const before = report.totals.recomputed.total;
  const after = result.totals.recomputed.total;
  return (
    <div className="jp-Paramlens-strip jp-Paramlens-thought">
      <span role="status">
        <strong>{trans.__('Thought experiment.')}</strong>{' '}
        {before !== null && after !== null && totalText(before, after, trans)}
        {result.chainAssumed && (
          <>
            {' '}
            {trans.__(
              'The summary does not say which rows feed which: each is taken to follow the one above it.'
            )}
          </>
        )}
      </span>
      <button
        {...focusable}
        type="button"
        className="jp-Paramlens-button"
        aria-keyshortcuts="Escape"
        onClick={onReset}
      >
        {trans.__('Reset (Esc)')}
      </button>
    </div>
  );
}

function totalText(before: number, after: number, trans: Translation): string {
  return before === after
    ? trans.__('The total stays at %1.', integer(after))
    : trans.__('The total would be %1 instead of %2.', integer(after), integer(before));
}
