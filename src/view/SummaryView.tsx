import * as React from 'react';
import type { SummaryReport } from '../report/types.js';
import { leaveOnEscape } from './keyboard.js';
import { LayerTable } from './LayerTable.js';
import { toRows } from './rows.js';
import { SummaryHeader } from './SummaryHeader.js';
import { TranslationContext, type Translation } from './translation.js';

export interface SummaryViewProps {
  readonly report: SummaryReport;
  readonly translation: Translation;
  /** The largest height of the table in pixels; longer ones scroll. */
  readonly maximumHeight: number;
  /** Show the original output instead. */
  readonly onToggle: () => void;
  /** Give the focus back to where the view stands. */
  readonly onLeave: () => void;
}

/** A model summary, counted again and explained. */
export function SummaryView({
  report,
  translation,
  maximumHeight,
  onToggle,
  onLeave
}: SummaryViewProps): JSX.Element {
  const [filter, setFilter] = React.useState('');
  const rows = React.useMemo(() => toRows(report), [report]);
  return (
    <TranslationContext.Provider value={translation}>
      <section
        className="jp-Paramlens-view"
        aria-label={translation.__(
          'Explained model summary: %1',
          report.name ?? translation.__('Model')
        )}
        onKeyDown={leaveOnEscape(onLeave)}
      >
        <SummaryHeader report={report} filter={filter} onFilter={setFilter} onToggle={onToggle} />
        <LayerTable
          report={report}
          rows={rows}
          filter={filter.trim()}
          maximumHeight={maximumHeight}
        />
      </section>
    </TranslationContext.Provider>
  );
}
