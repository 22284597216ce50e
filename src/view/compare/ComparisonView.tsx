import * as React from 'react';
import { compareReports } from '../../compare/index.js';
import { focusable } from '../keyboard.js';
import type { ListedSummary } from '../panel/listed.js';
import { labelOf } from '../panel/SummaryEntry.js';
import { TranslationContext, type Translation } from '../translation.js';
import { BackButton } from './BackButton.js';
import { CauseList } from './CauseList.js';
import { ComparedTable } from './ComparedTable.js';
import { comparedRows } from './comparedRows.js';
import { SideHead } from './SideHead.js';
import { DifferenceHead } from './DifferenceHead.js';

export interface ComparisonViewProps {
  readonly translation: Translation;
  readonly first: ListedSummary;
  readonly second: ListedSummary;
  /** Hold the second against the first the other way round. */
  readonly onSwap: () => void;
  /** Leads back to where the comparison was opened; `null` where it has a place of its own. */
  readonly onBack: (() => void) | null;
}

/** Two summaries held against each other: how far their totals are apart, why, and row by row. */
export function ComparisonView({
  translation,
  first: a,
  second: b,
  onSwap,
  onBack
}: ComparisonViewProps): JSX.Element {
  const [all, setAll] = React.useState<boolean | null>(null);
  const comparison = React.useMemo(() => compareReports(a.report, b.report), [a, b]);
  const differing = React.useMemo(
    () => comparedRows(comparison, a.report, b.report, true),
    [comparison, a, b]
  );
  // Where nothing differs, there is nothing to leave the other rows out for.
  const showsAll = all ?? differing.length === 0;
  const rows = React.useMemo(
    () => (showsAll ? comparedRows(comparison, a.report, b.report, false) : differing),
    [comparison, a, b, showsAll, differing]
  );
  return (
    <TranslationContext.Provider value={translation}>
      <section className="jp-Paramlens-compare" aria-label={translation.__('Comparison')}>
        <header className="jp-Paramlens-compareHead">
          {onBack !== null && <BackButton onBack={onBack} />}
          <SideHead summary={a} side={comparison.first} />
          <SideHead summary={b} side={comparison.second} />
          <DifferenceHead comparison={comparison} onSwap={onSwap} />
        </header>
        <CauseList causes={comparison.causes} difference={comparison.difference} />
        <div className="jp-Paramlens-compareTools">
          <h3>{translation.__('Layer by layer')}</h3>
          <label>
            <input
              {...focusable}
              type="checkbox"
              checked={!showsAll}
              onChange={event => setAll(!event.target.checked)}
            />
            {translation.__('only differences')}
          </label>
          <span className="jp-Paramlens-muted">
            {translation.__('%1 of %2 rows', rows.length, comparison.rows.length)}
          </span>
        </div>
        <ComparedTable
          rows={rows}
          comparison={comparison}
          labels={[labelOf(a, translation), labelOf(b, translation)]}
        />
      </section>
    </TranslationContext.Provider>
  );
}
