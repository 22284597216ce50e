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
  const group = React.useRef<HTMLDivElement>(null);
  const hasDropped = React.useRef(false);
  // The button that had the focus went with its summary.
  React.useLayoutEffect(() => {
    if (hasDropped.current) focusNear(group.current);
    hasDropped.current = false;
  }, [picked]);
  return (
    <div
      ref={group}
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
            onClick={() => {
              hasDropped.current = true;
              onDrop(summary);
            }}
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

/** Hands the focus to what else could be dropped, or else to what could be picked. */
function focusNear(group: HTMLElement | null): void {
  const next =
    group?.querySelector<HTMLElement>('.jp-Paramlens-quiet') ??
    group?.parentElement?.querySelector<HTMLElement>('input[type="checkbox"]:enabled');
  next?.focus();
}
