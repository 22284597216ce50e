import * as React from 'react';
import { focusable } from '../keyboard.js';
import { useTranslation } from '../translation.js';
import { MOST_PICKED, type ListedSummary } from './listed.js';
import { labelOf, placeText, promptText } from './SummaryEntry.js';

interface PickedSummariesProps {
  readonly picked: readonly ListedSummary[];
  readonly onDrop: (summary: ListedSummary) => void;
  readonly onCompare: (first: ListedSummary, second: ListedSummary) => void;
}

/** What is going to be compared, also of notebooks that are not in front. */
export function PickedSummaries({ picked, onDrop, onCompare }: PickedSummariesProps): JSX.Element {
  const trans = useTranslation();
  const [first, second] = picked;
  return (
    <div
      className="jp-Paramlens-picked"
      role="group"
      aria-label={trans.__('Summaries to be compared')}
    >
      {picked.map(summary => (
        <div key={summary.key} className="jp-Paramlens-pick">
          <span className="jp-Paramlens-prompt">{promptText(summary)}</span>
          <span title={summary.notebook}>
            {summary.report.name ?? trans.__('Model')}
            <span className="jp-Paramlens-second">
              {`${summary.notebook} · ${placeText(summary, trans)}`}
            </span>
          </span>
          <button
            {...focusable}
            type="button"
            className="jp-Paramlens-quiet"
            aria-label={trans.__('Do not compare %1', labelOf(summary, trans))}
            onClick={() => onDrop(summary)}
          >
            ×
          </button>
        </div>
      ))}
      {picked.length < MOST_PICKED && (
        <p className="jp-Paramlens-muted">
          {picked.length === 0
            ? trans.__('Pick two summaries to compare them.')
            : trans.__('Pick another one, here or in another notebook.')}
        </p>
      )}
      <button
        {...focusable}
        type="button"
        className="jp-Paramlens-button"
        disabled={second === undefined}
        onClick={() => onCompare(first, second)}
      >
        {trans.__('Compare')}
      </button>
    </div>
  );
}
