import * as React from 'react';
import { labelOf } from '../panel/SummaryEntry.js';
import { TranslationContext } from '../translation.js';
import { BackButton } from './BackButton.js';
import type { ComparisonViewProps } from './ComparisonView.js';

/** What stands in a comparison's place while counts of it are being predicted: it would tell them. */
export function MaskedComparison(props: ComparisonViewProps): JSX.Element {
  const { translation, first, second, onBack } = props;
  const masked = [first, second].filter(summary => summary.masked);
  return (
    <TranslationContext.Provider value={translation}>
      <section className="jp-Paramlens-compare" aria-label={translation.__('Comparison')}>
        <header className="jp-Paramlens-compareHead">
          {onBack !== null && <BackButton onBack={onBack} />}
          <p className="jp-Paramlens-muted" role="status">
            {masked
              .map(summary =>
                translation.__(
                  'The counts of %1 are being predicted; the comparison comes back with them.',
                  labelOf(summary, translation)
                )
              )
              .join(' ')}
          </p>
        </header>
      </section>
    </TranslationContext.Provider>
  );
}
