import * as React from 'react';
import { abbreviate } from '../../report/format.js';
import type { SummaryReport } from '../../report/types.js';
import { amount, integer } from '../format.js';
import { Icon } from '../Icon.js';
import { focusable } from '../keyboard.js';
import { wholeOf } from '../../report/whole.js';
import { toolName } from '../tools.js';
import { useTranslation, type Translation } from '../translation.js';
import { verdictName } from '../VerdictMark.js';
import { overall, type ListedSummary } from './listed.js';

interface SummaryEntryProps {
  readonly summary: ListedSummary;
  readonly picked: boolean;
  /** As many are picked as can be: no other can be. */
  readonly full: boolean;
  /** The prompt does not tell which cell it is. */
  readonly showsPosition: boolean;
  readonly onReveal: () => void;
  readonly onPick: () => void;
}

/** A summary in the list: a box to pick it, and the rest leads to its output. */
export function SummaryEntry({
  summary,
  picked,
  full,
  showsPosition,
  onReveal,
  onPick
}: SummaryEntryProps): JSX.Element {
  const trans = useTranslation();
  const { report, masked } = summary;
  const name = report.name ?? trans.__('Model');
  return (
    <li className="jp-Paramlens-entry">
      <input
        {...focusable}
        type="checkbox"
        checked={picked}
        disabled={masked || (full && !picked)}
        aria-label={trans.__('Compare %1', labelOf(summary, trans))}
        title={
          full && !picked
            ? trans.__('Two are picked: leave one of them out first')
            : trans.__('Pick to compare')
        }
        onChange={onPick}
      />
      <button
        {...focusable}
        type="button"
        className="jp-Paramlens-quiet"
        title={trans.__('Show the summary in cell %1', summary.position)}
        onClick={onReveal}
      >
        <span className="jp-Paramlens-prompt">{promptText(summary)}</span>
        <span className="jp-Paramlens-entryName">
          {name}
          {showsPosition && (
            <span className="jp-Paramlens-second">{placeText(summary, trans)}</span>
          )}
        </span>
        {masked ? (
          <span className="jp-Paramlens-entryMore">
            {toolName(report.format)}
            <span>{trans.__('to be predicted')}</span>
          </span>
        ) : (
          <>
            <Mark report={report} />
            <span className="jp-Paramlens-entryMore">
              {toolName(report.format)}
              <Total report={report} />
            </span>
          </>
        )}
      </button>
    </li>
  );
}

/** `[3]`, as the cell's prompt says it. */
export function promptText({ executionCount }: ListedSummary): string {
  return `[${executionCount ?? ' '}]`;
}

/** `cell 3`, counted from 1; `cell 3, summary 2` where it prints several. */
export function placeText({ position, nth }: ListedSummary, trans: Translation): string {
  return nth === undefined
    ? trans.__('cell %1', position)
    : trans.__('cell %1, summary %2', position, nth);
}

/** What the summary is called where no prompt stands beside it: `VGG, cell 3`. */
export function labelOf(summary: ListedSummary, trans: Translation): string {
  const name = summary.report.name ?? trans.__('Model');
  return trans._p('a model and its place', '%1, %2', name, placeText(summary, trans));
}

function Mark({ report }: { report: SummaryReport }): JSX.Element {
  const trans = useTranslation();
  const { verdict } = overall(report);
  return (
    <span
      className={`jp-Paramlens-mark jp-Paramlens-mod-${verdict}`}
      title={tallyText(report, trans)}
    >
      <Icon name={verdict} />
      <span className="jp-Paramlens-unseen">{verdictName(verdict, trans)}</span>
    </span>
  );
}

function tallyText(report: SummaryReport, trans: Translation): string {
  const { counts } = overall(report);
  const parts = [...counts].map(
    ([verdict, count]) => `${integer(count)} ${verdictName(verdict, trans)}`
  );
  if (report.totals.verdict === 'mismatch') parts.unshift(trans.__('total: mismatch'));
  return parts.reduce((before, next) => trans.__('%1, %2', before, next));
}

function Total({ report }: { report: SummaryReport }): JSX.Element {
  const trans = useTranslation();
  const total = wholeOf(report) ?? report.totals.reported.total;
  if (total === null) return <span title={trans.__('No total is known.')}>?</span>;
  const text = amount(total);
  return (
    <span title={trans.__('%1 parameters', text)}>
      {typeof total === 'number' ? abbreviate(total) : text}
    </span>
  );
}
