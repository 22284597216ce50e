import * as React from 'react';
import { TranslationContext, type Translation } from '../translation.js';
import type { ListedSummary } from './listed.js';
import { MOST_PICKED, needsPosition } from './listed.js';
import { PickedSummaries } from './PickedSummaries.js';
import { SummaryEntry } from './SummaryEntry.js';

export interface SummaryListProps {
  readonly translation: Translation;
  /** `null` while no notebook is open. */
  readonly listed: readonly ListedSummary[] | null;
  readonly picked: readonly ListedSummary[];
  readonly onReveal: (summary: ListedSummary) => void;
  readonly onPick: (summary: ListedSummary) => void;
  readonly onCompare: (first: ListedSummary, second: ListedSummary) => void;
}

/** The summaries of a notebook, and those that were picked to be compared. */
export function SummaryList(props: SummaryListProps): JSX.Element {
  const { translation, listed, picked, onReveal, onPick, onCompare } = props;
  const keys = new Set(picked.map(({ key }) => key));
  return (
    <TranslationContext.Provider value={translation}>
      <h2 className="jp-Paramlens-panelHead">{translation.__('Model summaries')}</h2>
      <div className="jp-Paramlens-panelBody">
        {listed === null || listed.length === 0 ? (
          <Nothing translation={translation} open={listed !== null} />
        ) : (
          <ul className="jp-Paramlens-list" aria-label={translation.__('Model summaries')}>
            {listed.map(summary => (
              <SummaryEntry
                key={summary.key}
                summary={summary}
                picked={keys.has(summary.key)}
                full={picked.length >= MOST_PICKED}
                showsPosition={needsPosition(summary, listed)}
                onReveal={() => onReveal(summary)}
                onPick={() => onPick(summary)}
              />
            ))}
          </ul>
        )}
      </div>
      {(picked.length > 0 || (listed !== null && listed.length >= MOST_PICKED)) && (
        <PickedSummaries picked={picked} onDrop={onPick} onCompare={onCompare} />
      )}
    </TranslationContext.Provider>
  );
}

function Nothing({ translation, open }: { translation: Translation; open: boolean }): JSX.Element {
  return (
    <div className="jp-Paramlens-empty">
      <p>
        {open
          ? translation.__('No model summary has been printed in this notebook.')
          : translation.__('No notebook is open.')}
      </p>
      <p>
        {translation.__(
          'The summaries of a notebook are listed here as its cells print them, with their totals and whether these hold. Two of them, of one notebook or of two, can be compared.'
        )}
      </p>
    </div>
  );
}
