import * as React from 'react';
import { loaded, whenLoaded } from '../loading/using.js';
import type { SummaryReport } from '../report/types.js';
import { useActions } from './actions.js';
import type { CostChoice } from './costChoice.js';
import { LayerTable } from './LayerTable.js';
import { EXTRAS, LONG, OPENED } from './parts.js';
import { toRows } from './rows.js';
import { VIRTUAL_FROM } from './shownRows.js';
import { StripButton } from './StripButton.js';
import { SummaryHeader } from './SummaryHeader.js';
import type { TableMemory } from './tableMemory.js';
import { useTranslation } from './translation.js';
import { ExperimentContext, useWhatIf } from './whatif/useWhatIf.js';

interface ExplainedViewProps {
  readonly report: SummaryReport;
  readonly isBeginning: boolean;
  readonly filter: string;
  readonly memory: TableMemory;
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
  const { report, isBeginning, filter, choice, maximumHeight, onChoice } = props;
  const trans = useTranslation();
  const actions = useActions();
  const prefix = React.useId();
  const experiment = useWhatIf(report);
  const shown = experiment.result ?? report;
  const rows = React.useMemo(() => toRows(shown), [shown]);
  // One that was made before it had so many rows is made anew.
  const [isLong, setLong] = React.useState(LONG.content !== null);
  if (!isLong && report.layers.length > VIRTUAL_FROM) setLong(true);
  const view = React.useRef<HTMLDivElement>(null);
  const reset = (): void => {
    // The strip goes away with its button; the table takes the focus.
    const thought = view.current?.querySelector('.jp-Paramlens-thought');
    if (thought?.contains(document.activeElement) === true) {
      view.current?.querySelector<HTMLElement>('.jp-Paramlens-scroller')?.focus();
    }
    experiment.reset();
  };
  const thought = experiment.result === null ? null : loaded(OPENED);
  const [strip, setStrip] = React.useState<'columns' | 'export' | null>(null);
  /** @returns whether the strip is what is meant: the focus is in it, or on its button. */
  const closeStrip = (focused: Element): boolean => {
    const id = `${prefix}-${strip}`;
    if (focused.closest(`[id="${id}"], [aria-controls="${id}"]`) === null) return false;
    view.current?.querySelector<HTMLElement>(`[aria-controls="${id}"]`)?.focus();
    setStrip(null);
    return true;
  };
  const onEscape = (event: React.KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    if (!closeStrip(event.target as Element)) {
      if (experiment.result === null) return;
      reset();
    }
    event.preventDefault();
  };
  const opener = (name: 'columns' | 'export', label: string): JSX.Element => (
    <StripButton
      label={label}
      controls={`${prefix}-${name}`}
      open={strip === name}
      onClick={() => whenLoaded(EXTRAS, () => setStrip(strip === name ? null : name))}
    />
  );
  const extras = EXTRAS.content;
  return (
    <ExperimentContext.Provider value={experiment}>
      <div ref={view} onKeyDown={onEscape}>
        <SummaryHeader
          report={report}
          rows={isBeginning ? null : rows}
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
        {strip === 'columns' && extras !== null && (
          <extras.ColumnsStrip id={`${prefix}-columns`} choice={choice} onChoice={onChoice} />
        )}
        {strip === 'export' && extras !== null && actions !== null && (
          <extras.ExportStrip id={`${prefix}-export`} actions={actions} />
        )}
        {thought !== null && <thought.ThoughtStrip experiment={experiment} onReset={reset} />}
        <LayerTable
          key={String(isLong)}
          report={shown}
          isBeginning={isBeginning}
          rows={rows}
          filter={filter.trim()}
          memory={props.memory}
          choice={choice}
          maximumHeight={maximumHeight}
        />
      </div>
    </ExperimentContext.Provider>
  );
}
