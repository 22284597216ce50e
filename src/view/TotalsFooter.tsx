import * as React from 'react';
import type { SummaryReport } from '../report/types.js';
import type { Costs } from './costChoice.js';
import { CostCell } from './CostCell.js';
import { lookClasses, type ColumnLook } from './looks.js';
import { exact } from './exact.js';
import { amount, integer } from './format.js';
import { lowerEnd, type LayerRow } from './rows.js';
import { translate, useTranslation, type Translation } from './translation.js';
import { verdictName, VerdictMark } from './VerdictMark.js';
import { ExperimentContext } from './whatif/useWhatIf.js';

interface TotalsFooterProps {
  readonly report: SummaryReport;
  readonly rows: readonly LayerRow[];
  readonly looks: readonly ColumnLook[];
  /** The whole model's; only where there are columns for them. */
  readonly costs: Costs | undefined;
}

/** The totals, printed and counted again, and whether they agree. */
export function TotalsFooter({ report, rows, looks, costs }: TotalsFooterProps): JSX.Element {
  const trans = useTranslation();
  const { totals } = report;
  const isThought = React.useContext(ExperimentContext)?.result === report;
  const parts = {
    weights: sum(rows, row => row.weights),
    biases: sum(rows, row => row.biases),
    statistics: sum(rows, row => row.statistics)
  };
  const cell = (look: ColumnLook): React.ReactNode => {
    switch (look.id) {
      case 'count':
        return <TotalCell report={report} />;
      case 'weights':
      case 'biases':
      case 'statistics':
        return parts[look.id] === null ? null : integer(parts[look.id] ?? 0);
      case 'memory':
      case 'gradients':
      case 'optimizer':
      case 'activations':
      case 'multiplyAdds':
        return <CostCell cost={costs?.[look.id]} />;
      case 'verdict':
        // Nothing was printed of what is only being tried.
        if (isThought) return null;
        return (
          <VerdictMark
            verdict={totals.verdict}
            title={totals.reason ? translate(totals.reason, trans) : totalsMeaning(report, trans)}
          />
        );
      default:
        return null;
    }
  };
  // Name, type and shape have nothing to sum up: their place is for the words.
  const wordy = looks.filter(({ id }) => id === 'type' || id === 'shape');
  const numbers = looks.filter(look => look.id !== 'name' && !wordy.includes(look));
  const split = splitTexts(report, trans).map((text, i) => (
    <span key={i} className="jp-Paramlens-split">
      {text}
    </span>
  ));
  return (
    <tfoot>
      <tr>
        <th scope="row" className="jp-Paramlens-name">
          {trans.__('Total')}
          {wordy.length === 0 && split}
        </th>
        {wordy.length > 0 && <td colSpan={wordy.length}>{split}</td>}
        {numbers.map(look => (
          <td key={look.id} className={lookClasses(look)}>
            {cell(look)}
          </td>
        ))}
      </tr>
      {totals.reason !== null && (
        <tr className="jp-Paramlens-note">
          <td colSpan={looks.length}>{translate(totals.reason, trans)}</td>
        </tr>
      )}
    </tfoot>
  );
}

/** The footer while not all rows are read, as high as with the totals. */
export function TotalsToCome({ looks }: { looks: readonly ColumnLook[] }): JSX.Element {
  const trans = useTranslation();
  return (
    <tfoot>
      <tr>
        <th scope="row" className="jp-Paramlens-name">
          {trans.__('Total')}
        </th>
        <td colSpan={looks.length - 1}>…</td>
      </tr>
    </tfoot>
  );
}

function TotalCell({ report }: { report: SummaryReport }): JSX.Element {
  const trans = useTranslation();
  const { reported, recomputed } = report.totals;
  const optimizer = reported.optimizer;
  // With the optimizer's variables in the printed total, the two numbers differ and are both right.
  const differs =
    recomputed.total !== null && reported.total !== null && reported.total !== recomputed.total;
  if (!differs) {
    const total = recomputed.total ?? reported.total;
    return (
      <span {...(typeof total === 'number' && exact(total))}>
        {total === null ? '?' : amount(total)}
      </span>
    );
  }
  return (
    <>
      <span>{amount(optimizer === null ? (reported.total ?? 0) : (recomputed.total ?? 0))}</span>
      <span className="jp-Paramlens-second">
        {optimizer === null
          ? trans.__('counted %1', integer(recomputed.total ?? 0))
          : trans.__('printed %1', amount(reported.total ?? 0))}
      </span>
    </>
  );
}

function splitTexts(report: SummaryReport, trans: Translation): readonly string[] {
  const { reported, recomputed } = report.totals;
  const trainable = recomputed.trainable ?? reported.trainable;
  const nonTrainable = recomputed.nonTrainable ?? reported.nonTrainable;
  const parts: string[] = [];
  if (trainable !== null) parts.push(trans.__('%1 trainable', amount(trainable)));
  if (nonTrainable !== null) parts.push(trans.__('%1 non-trainable', amount(nonTrainable)));
  if (reported.optimizer !== null && lowerEnd(reported.optimizer) > 0) {
    parts.push(trans.__('%1 in the optimizer', amount(reported.optimizer)));
  }
  return parts;
}

function totalsMeaning(report: SummaryReport, trans: Translation): string {
  const { verdict, reported } = report.totals;
  if (reported.total === null) return trans.__('No total is printed.');
  return verdict === 'mismatch'
    ? trans.__('The layers do not add up to the printed total.')
    : trans.__('The total is %1.', verdictName(verdict, trans));
}

function sum(rows: readonly LayerRow[], of: (row: LayerRow) => number | null): number | null {
  let total = 0;
  for (const row of rows) {
    if (row.layer.sharedWith !== null) continue;
    const value = of(row);
    if (value === null) return null;
    total += value;
  }
  return total;
}
