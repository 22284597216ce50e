import * as React from 'react';
import type { SummaryReport } from '../report/types.js';
import { useActions } from './actions.js';
import { ColumnsStrip } from './ColumnsStrip.js';
import type { CostChoice } from './costs.js';
import { ExportStrip } from './ExportStrip.js';
import { LayerTable } from './LayerTable.js';
import type { LayerRow } from './rows.js';
import { StripButton } from './StripButton.js';
import { SummaryHeader } from './SummaryHeader.js';
import { useTranslation } from './translation.js';

interface ExplainedViewProps {
  readonly report: SummaryReport;
  readonly rows: readonly LayerRow[];
  readonly filter: string;
  readonly choice: CostChoice;
  /** Pixels. */
  readonly maximumHeight: number;
  readonly onFilter: (filter: string) => void;
  readonly onChoice: (choice: CostChoice) => void;
  readonly onPredict: () => void;
  readonly onToggle: () => void;
}

/** A summary with all its counts: what it is, the table, and what can be added to it or done with it. */
export function ExplainedView(props: ExplainedViewProps): JSX.Element {
  const { report, rows, filter, choice, maximumHeight, onChoice } = props;
  const trans = useTranslation();
  const actions = useActions();
  const prefix = React.useId();
  const [strip, setStrip] = React.useState<'columns' | 'export' | null>(null);
  const opener = (name: 'columns' | 'export', label: string): JSX.Element => (
    <StripButton
      label={label}
      controls={`${prefix}-${name}`}
      open={strip === name}
      onClick={() => setStrip(strip === name ? null : name)}
    />
  );
  return (
    <>
      <SummaryHeader
        report={report}
        filter={filter}
        onFilter={props.onFilter}
        onPredict={props.onPredict}
        onToggle={props.onToggle}
        tools={
          <>
            {opener('columns', trans.__('Columns'))}
            {actions !== null && opener('export', trans.__('Export'))}
          </>
        }
      />
      {strip === 'columns' && (
        <ColumnsStrip id={`${prefix}-columns`} choice={choice} onChoice={onChoice} />
      )}
      {strip === 'export' && actions !== null && (
        <ExportStrip id={`${prefix}-export`} actions={actions} />
      )}
      <LayerTable
        report={report}
        rows={rows}
        filter={filter.trim()}
        choice={choice}
        maximumHeight={maximumHeight}
      />
    </>
  );
}
