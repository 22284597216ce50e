import * as React from 'react';
import { loaded, whenLoaded } from '../loading/using.js';
import type { ExplainedLayer, SummaryReport } from '../report/types.js';
import { arrange, nextSorting, type Sorting } from './arrange.js';
import { isCostColumn, type CostChoice, type Costs } from './costChoice.js';
import { useShadedEdge } from './edge.js';
import { fitted } from './fit.js';
import { useFocusedPlace } from './focusedPlace.js';
import { HeadCell } from './HeadCell.js';
import { stepOf } from './indent.js';
import { focusable } from './keyboard.js';
import { LayerCell, type RowState } from './LayerCells.js';
import { EXTRAS, LONG, OPENED } from './parts.js';
import { LightingScope } from './picture/linking.js';
import type { AxisLink } from './picture/ShapeCell.js';
import { looks, widthOf, type ColumnLook } from './looks.js';
import type { Message } from '../text/message.js';
import { legends, type LayerRow } from './rows.js';
import { Gap, useAllRows } from './shownRows.js';
import { FILTER_FROM } from './SummaryHeader.js';
import type { TableMemory } from './tableMemory.js';
import { TotalsFooter, TotalsToCome } from './TotalsFooter.js';
import { useTranslation } from './translation.js';
import { roomFor, useWidth } from './width.js';

interface LayerTableProps {
  readonly report: SummaryReport;
  /** The report is of the first rows only, and has no totals yet. */
  readonly isBeginning: boolean;
  readonly rows: readonly LayerRow[];
  readonly filter: string;
  readonly memory: TableMemory;
  readonly choice: CostChoice;
  /** Pixels. */
  readonly maximumHeight: number;
}

/** The layers in a scroller of its own, so that the heads and the totals stay in sight. */
export function LayerTable({
  report,
  isBeginning,
  rows,
  filter,
  memory,
  choice,
  maximumHeight
}: LayerTableProps): JSX.Element {
  const trans = useTranslation();
  const prefix = React.useId();
  const scroller = React.useRef<HTMLDivElement>(null);
  // A hook cannot be exchanged for another one.
  const [useRows] = React.useState(() => LONG.content?.useVirtualRows ?? useAllRows);
  const [sorting, setSorting] = React.useState<Sorting>(null);
  const [collapsed, setCollapsed] = React.useState<ReadonlySet<number>>(new Set());
  const [openKeys, setOpenKeys] = React.useState(memory.open);
  const open = React.useMemo(() => withKeys(openKeys, report.layers), [openKeys, report]);
  const costs = React.useMemo(
    () => (choice.columns.length === 0 ? null : loaded(EXTRAS).costTable(report, rows, choice)),
    [report, rows, choice]
  );
  const { width, digit } = useWidth(scroller);
  useShadedEdge(scroller);
  const looksOf = React.useMemo(
    () => looks(rows, trans, { table: costs, columns: choice.columns }),
    [rows, trans, costs, choice]
  );
  // Costs are asked for: they scroll rather than push out what tells the layers apart.
  const need = React.useMemo(
    () => ({
      wide: widthOf(looksOf.wide),
      medium: widthOf(looksOf.medium.filter(({ id }) => !isCostColumn(id)))
    }),
    [looksOf]
  );
  const room = roomFor(width, digit, need);
  const shown = React.useMemo(
    () => fitted(looksOf[room], width === null ? null : width / digit),
    [looksOf, room, width, digit]
  );
  const step = React.useMemo(() => stepOf(report.layers), [report]);
  const words = React.useMemo(() => legends(report.layers), [report]);
  const list = React.useMemo(
    () => arrange(rows, { filter, sorting, collapsed, costs }),
    [rows, filter, sorting, collapsed, costs]
  );

  const [focused, onFocus] = useFocusedPlace();
  const { virtual, places, gapBefore, before, after, measure } = useRows(
    scroller,
    list.length,
    place => list[place].index,
    maximumHeight,
    focused
  );

  const linked = React.useMemo(
    () => (open.size === 0 ? null : loaded(OPENED).shapeLinks(report, [...open])),
    [report, open]
  );

  const stateOf = ({ index }: LayerRow): RowState => ({
    open: open.has(index),
    expanded: filter !== '' || !collapsed.has(index),
    toggleExpanded: () => setCollapsed(hidden => toggled(hidden, index)),
    toggleOpen: () =>
      whenLoaded(OPENED, () => {
        const key = loaded(OPENED).rowKeys(report.layers)[index];
        setOpenKeys(opened => (memory.open = toggled(opened, key)));
      })
  });
  const group = (row: LayerRow, position: number): JSX.Element => (
    <LayerGroup
      row={row}
      position={position}
      looks={shown}
      legend={room === 'narrow' ? undefined : words.get(row.index)}
      links={linked?.get(row.index)}
      costs={costs?.rows.get(row.index)}
      state={stateOf(row)}
      detailsId={`${prefix}-${row.index}`}
      measure={measure}
    />
  );

  return (
    <div
      {...focusable}
      ref={scroller}
      className="jp-Paramlens-scroller"
      style={{ maxHeight: maximumHeight }}
      tabIndex={0}
      role="group"
      aria-label={trans.__('Layers and their parameters')}
      onFocus={onFocus}
    >
      {report.layers.length >= FILTER_FROM && (
        // There before it has anything to say: only what changes later is read out.
        <span role="status" className="jp-Paramlens-unseen">
          {filter !== '' && trans.__('%1 of %2 rows', list.length, report.layers.length)}
        </span>
      )}
      <LightingScope>
        <table
          className={`jp-Paramlens-table${costs === null ? '' : ' jp-Paramlens-mod-costs'}`}
          style={{ ...step, minWidth: `${widthOf(shown)}ch` }}
          aria-rowcount={virtual ? list.length + 2 : undefined}
        >
          <caption className="jp-Paramlens-unseen">
            {trans.__('Layers of %1', report.name ?? trans.__('the model'))}
          </caption>
          <colgroup>
            {shown.map(look => (
              <col
                key={look.id}
                style={{ width: takesTheRest(look) ? undefined : `${look.width}ch` }}
              />
            ))}
          </colgroup>
          <thead>
            <tr aria-rowindex={virtual ? 1 : undefined}>
              {shown.map(look => {
                const { id } = look;
                const onSort =
                  id === 'formula' ? undefined : () => setSorting(old => nextSorting(old, id));
                return <HeadCell key={id} look={look} sorting={sorting} onSort={onSort} />;
              })}
            </tr>
          </thead>
          <Gap height={before} span={shown.length} />
          {places.map((place, nth) => (
            <React.Fragment key={list[place].index}>
              <Gap height={gapBefore(nth)} span={shown.length} />
              {group(list[place], place)}
            </React.Fragment>
          ))}
          <Gap height={after} span={shown.length} />
          {list.length === 0 && <Nothing span={shown.length} />}
          {isBeginning ? (
            <TotalsToCome looks={shown} />
          ) : (
            <TotalsFooter report={report} rows={rows} looks={shown} costs={costs?.total} />
          )}
        </table>
      </LightingScope>
    </div>
  );
}

interface LayerGroupProps {
  readonly row: LayerRow;
  /** Its place among the rows that are shown, from 0. */
  readonly position: number;
  readonly looks: readonly ColumnLook[];
  readonly legend: Message | undefined;
  readonly links: ReadonlyMap<number, AxisLink> | undefined;
  readonly costs: Costs | undefined;
  readonly state: RowState;
  readonly detailsId: string;
  readonly measure: ((node: Element | null) => void) | undefined;
}

/** A layer's row with what it opens to: a body of its own, so that both are measured together. */
function LayerGroup({
  row,
  position,
  looks,
  legend,
  links,
  costs,
  state,
  detailsId,
  measure
}: LayerGroupProps): JSX.Element {
  const OpenedRow = state.open ? loaded(OPENED).OpenedRow : null;
  return (
    <tbody
      ref={measure}
      data-index={position}
      className={state.open ? 'jp-Paramlens-mod-open' : undefined}
    >
      <tr aria-rowindex={measure === undefined ? undefined : position + 2}>
        {looks.map(look => (
          <LayerCell
            key={look.id}
            look={look}
            row={row}
            legend={legend}
            links={links}
            costs={costs}
            state={state}
            detailsId={detailsId}
          />
        ))}
      </tr>
      {OpenedRow !== null && (
        <tr id={detailsId} className="jp-Paramlens-detailsRow">
          <td colSpan={looks.length}>
            <OpenedRow row={row} looks={looks} costs={costs} />
          </td>
        </tr>
      )}
    </tbody>
  );
}

/** Formulas take what the other columns leave. */
function takesTheRest({ id, explains }: ColumnLook): boolean {
  return id === 'formula' || explains === true;
}

/** The places of the layers with these keys. */
function withKeys(
  wanted: ReadonlySet<string>,
  layers: readonly ExplainedLayer[]
): ReadonlySet<number> {
  if (wanted.size === 0) return new Set();
  const keys = loaded(OPENED).rowKeys(layers);
  return new Set(keys.flatMap((key, index) => (wanted.has(key) ? [index] : [])));
}

function Nothing({ span }: { span: number }): JSX.Element {
  const trans = useTranslation();
  return (
    <tbody>
      <tr>
        <td colSpan={span} className="jp-Paramlens-muted">
          {trans.__('No layer matches the filter.')}
        </td>
      </tr>
    </tbody>
  );
}

function toggled<Member>(set: ReadonlySet<Member>, member: Member): ReadonlySet<Member> {
  const next = new Set(set);
  if (!next.delete(member)) next.add(member);
  return next;
}
