import * as React from 'react';
import type { Change, Comparison } from '../../compare/index.js';
import { several } from '../../text/message.js';
import { integer } from '../format.js';
import { focusable } from '../keyboard.js';
import { translate, useTranslation, type Translation } from '../translation.js';
import { Gap } from '../shownRows.js';
import { useVirtualRows } from '../virtual.js';
import { layerText, signed, type RowSide, type ShownRow } from './comparedRows.js';

interface ComparedTableProps {
  readonly rows: readonly ShownRow[];
  readonly comparison: Comparison;
  /** What the two models are called. */
  readonly labels: readonly [first: string, second: string];
}

/** The height that the scroller is thought to have until it is measured, in pixels. */
const USUAL_HEIGHT = 800;
const COLUMNS = 6;

/** The layers of both models side by side. */
export function ComparedTable({ rows, comparison, labels }: ComparedTableProps): JSX.Element {
  const trans = useTranslation();
  const scroller = React.useRef<HTMLDivElement>(null);
  const { places, before, after, measure } = useVirtualRows(
    scroller,
    rows.length,
    place => rows[place].key,
    USUAL_HEIGHT
  );
  const line = (row: ShownRow, place: number): JSX.Element => (
    <tbody
      key={row.key}
      ref={measure}
      data-index={place}
      className={`jp-Paramlens-change-${row.row.change}`}
    >
      <tr>
        <LayerHead side={row.first} />
        <Count side={row.first} />
        <LayerHead side={row.second} />
        <Count side={row.second} />
        <td className="jp-Paramlens-numeric">{row.difference !== 0 && signed(row.difference)}</td>
        <td>
          <Why row={row} />
        </td>
      </tr>
    </tbody>
  );
  return (
    <div
      {...focusable}
      ref={scroller}
      className="jp-Paramlens-scroller jp-Paramlens-compareScroller"
      tabIndex={0}
      role="group"
      aria-label={trans.__('Layers of both models')}
    >
      <table className="jp-Paramlens-table jp-Paramlens-compareTable">
        <caption className="jp-Paramlens-unseen">{trans.__('Layers of both models')}</caption>
        <colgroup>
          <col />
          <col className="jp-Paramlens-countColumn" />
          <col />
          <col className="jp-Paramlens-countColumn" />
          <col className="jp-Paramlens-countColumn" />
          <col className="jp-Paramlens-whyColumn" />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{labels[0]}</th>
            <th scope="col" className="jp-Paramlens-numeric">
              {trans.__('Parameters')}
            </th>
            <th scope="col">{labels[1]}</th>
            <th scope="col" className="jp-Paramlens-numeric">
              {trans.__('Parameters')}
            </th>
            <th scope="col" className="jp-Paramlens-numeric">
              {trans.__('Difference')}
            </th>
            <th scope="col">{trans.__('Why')}</th>
          </tr>
        </thead>
        <Gap height={before} span={COLUMNS} />
        {places.map(place => line(rows[place], place))}
        <Gap height={after} span={COLUMNS} />
        {comparison.beside.map((reason, i) => (
          <tbody key={`beside-${i}`}>
            <tr>
              <td colSpan={4} className="jp-Paramlens-muted">
                {trans.__('in the total, in no row')}
              </td>
              <td className="jp-Paramlens-numeric">{signed(reason.difference)}</td>
              <td>{translate(reason.text, trans)}</td>
            </tr>
          </tbody>
        ))}
        <Totals comparison={comparison} trans={trans} />
      </table>
    </div>
  );
}

function LayerHead({ side }: { side: RowSide }): JSX.Element {
  const trans = useTranslation();
  const { name, layers } = side;
  if (layers.length === 0) return <td className="jp-Paramlens-muted">–</td>;
  return (
    <th scope="row">
      {name}
      <span className="jp-Paramlens-second">
        {layers.length === 1
          ? layerText(layers[0])
          : translate(several(layers.length, '%1 layer', '%1 layers'), trans)}
      </span>
    </th>
  );
}

function Count({ side }: { side: RowSide }): JSX.Element {
  return <td className="jp-Paramlens-numeric">{side.count !== null && integer(side.count)}</td>;
}

function Why({ row: { row } }: { row: ShownRow }): JSX.Element {
  const trans = useTranslation();
  if (row.reasons.length === 0) {
    return <span className="jp-Paramlens-muted">{changeText(row.change, trans)}</span>;
  }
  return (
    <>
      {row.reasons.map((reason, i) => (
        <div key={i}>
          {translate(reason.short, trans)}
          {row.reasons.length > 1 && (
            <span className="jp-Paramlens-muted">{` (${signed(reason.difference)})`}</span>
          )}
        </div>
      ))}
    </>
  );
}

function changeText(change: Change, trans: Translation): string {
  switch (change) {
    case 'moved':
      return trans.__('at another place');
    case 'added':
      return trans.__('only in the second');
    case 'removed':
      return trans.__('only in the first');
    case 'grouped':
      return trans.__('one row for several');
    case 'changed':
    case 'same':
      return '';
  }
}

function Totals({
  comparison: { first, second, difference },
  trans
}: {
  comparison: Comparison;
  trans: Translation;
}): JSX.Element {
  const text = (total: number | null): string => (total === null ? '?' : integer(total));
  return (
    <tfoot>
      <tr>
        <th scope="row">{trans.__('Total')}</th>
        <td className="jp-Paramlens-numeric jp-Paramlens-count">{text(first.printed)}</td>
        <td />
        <td className="jp-Paramlens-numeric jp-Paramlens-count">{text(second.printed)}</td>
        <td className="jp-Paramlens-numeric jp-Paramlens-count">
          {difference === null ? '?' : signed(difference)}
        </td>
        <td />
      </tr>
    </tfoot>
  );
}
