import * as React from 'react';
import type { SummaryReport, Verdict } from '../report/types.js';
import { wholeOf } from '../report/whole.js';
import { several } from '../text/message.js';
import { integer } from './format.js';
import { Icon } from './Icon.js';
import { focusable } from './keyboard.js';
import { judgedRows, type LayerRow } from './rows.js';
import { toolName } from './tools.js';
import { TotalCount } from './TotalCount.js';
import { translate, useTranslation } from './translation.js';
import { ExperimentContext } from './whatif/useWhatIf.js';
import { verdictMeaning, verdictName, VerdictMark } from './VerdictMark.js';

/** Below this many layers, a filter would only be in the way. */
export const FILTER_FROM = 12;

interface SummaryHeaderProps {
  readonly report: SummaryReport;
  /** The report's rows; `null` while not all of them are read. */
  readonly rows: readonly LayerRow[] | null;
  readonly filter: string;
  readonly onFilter: (filter: string) => void;
  readonly onPredict: () => void;
  readonly onToggle: () => void;
  /** More to do with the summary. */
  readonly tools?: React.ReactNode;
}

/** What was found, how large it is and how far it can be trusted; and the way back to the original output. */
export function SummaryHeader({
  report,
  rows,
  filter,
  onFilter,
  onPredict,
  onToggle,
  tools
}: SummaryHeaderProps): JSX.Element {
  const trans = useTranslation();
  const isThought = (React.useContext(ExperimentContext)?.result ?? null) !== null;
  const total = wholeOf(report) ?? report.totals.reported.total;
  return (
    <header className="jp-Paramlens-header">
      <span className="jp-Paramlens-title">{report.name ?? trans.__('Model')}</span>
      <span className="jp-Paramlens-muted">{trans.__('%1 summary', toolName(report.format))}</span>
      {rows === null ? (
        <span className="jp-Paramlens-muted">…</span>
      ) : (
        <>
          <span>{translate(several(report.layers.length, '%1 layer', '%1 layers'), trans)}</span>
          {total !== null && <TotalCount total={total} />}
          {isThought ? <Thought /> : <Tally report={report} rows={rows} />}
        </>
      )}
      <span className="jp-Paramlens-tools">
        {report.layers.length >= FILTER_FROM && (
          <input
            {...focusable}
            type="search"
            className="jp-Paramlens-filter"
            value={filter}
            placeholder={trans.__('Filter layers')}
            aria-label={trans.__('Filter layers by name, type or verdict')}
            onChange={event => onFilter(event.target.value)}
            onKeyDown={event => {
              if (event.key !== 'Escape' || filter === '') return;
              event.preventDefault();
              onFilter('');
            }}
          />
        )}
        {tools}
        <button
          {...focusable}
          type="button"
          className="jp-Paramlens-button jp-Paramlens-predict"
          title={trans.__('Leave the counts out and predict them')}
          onClick={onPredict}
        >
          {trans.__('Predict')}
        </button>
        <button
          {...focusable}
          type="button"
          className="jp-Paramlens-button jp-Paramlens-toggle"
          onClick={onToggle}
        >
          {trans.__('Original output')}
        </button>
      </span>
    </header>
  );
}

/** In place of the verdicts, while the table shows other numbers than were printed. */
function Thought(): JSX.Element {
  const trans = useTranslation();
  return (
    <span className="jp-Paramlens-mark jp-Paramlens-mod-thought">
      <Icon name="thought" />
      {trans.__('below: a thought experiment')}
    </span>
  );
}

/** How many layers have which verdict; only the word when all have the same. */
function Tally({
  report,
  rows
}: {
  report: SummaryReport;
  rows: readonly LayerRow[];
}): JSX.Element {
  const trans = useTranslation();
  const judged = React.useMemo(() => judgedRows(rows), [rows]);
  const counts = new Map<Verdict, number>();
  for (const { layer } of judged) counts.set(layer.verdict, (counts.get(layer.verdict) ?? 0) + 1);
  const order: readonly Verdict[] = ['mismatch', 'unknown', 'explained', 'verified'];
  const present = order.filter(verdict => counts.has(verdict));
  const total = report.totals.verdict;
  if (present.length === 1 && (present[0] === total || total !== 'mismatch')) {
    return <VerdictMark verdict={present[0]} title={verdictMeaning(present[0], null, trans)} />;
  }
  return (
    <span className="jp-Paramlens-tally">
      {present.map(verdict => (
        <span
          key={verdict}
          className={`jp-Paramlens-mark jp-Paramlens-mod-${verdict}`}
          title={verdictMeaning(verdict, null, trans)}
        >
          <Icon name={verdict} />
          {`${integer(counts.get(verdict) ?? 0)} ${verdictName(verdict, trans)}`}
        </span>
      ))}
      {total === 'mismatch' && !counts.has('mismatch') && (
        <span
          className="jp-Paramlens-mark jp-Paramlens-mod-mismatch"
          title={report.totals.reason ? translate(report.totals.reason, trans) : undefined}
        >
          <Icon name="mismatch" />
          {trans.__('total: mismatch')}
        </span>
      )}
    </span>
  );
}
