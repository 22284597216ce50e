import {
  getCoreRowModel,
  getExpandedRowModel,
  getFilteredRowModel,
  getSortedRowModel,
  useReactTable,
  type ExpandedState,
  type Row,
  type SortingState
} from '@tanstack/react-table';
import * as React from 'react';
import type { SummaryReport } from '../report/types.js';
import { columnsWith } from './columns.js';
import { CostDetails } from './CostDetails.js';
import { costTable, isCostColumn, type CostChoice, type Costs } from './costs.js';
import { CountCopy } from './CountCopy.js';
import { useShadedEdge } from './edge.js';
import { HeadCell } from './HeadCell.js';
import { focusable } from './keyboard.js';
import { LayerCell, type RowState } from './LayerCells.js';
import { LayerDetails } from './LayerDetails.js';
import { LightingScope, LinkedRow } from './picture/linking.js';
import { shapeLinks, type AxisLink } from './picture/ShapeCell.js';
import { looks, widthOf, type ColumnLook } from './looks.js';
import type { Message } from '../text/message.js';
import { legends, type LayerRow } from './rows.js';
import { SumDetails } from './SumDetails.js';
import { TotalsFooter } from './TotalsFooter.js';
import { useTranslation } from './translation.js';
import { Gap, useVirtualRows } from './virtual.js';
import { WhatIfControls } from './whatif/WhatIfControls.js';
import { roomFor, useWidth } from './width.js';

interface LayerTableProps {
  readonly report: SummaryReport;
  readonly rows: readonly LayerRow[];
  readonly filter: string;
  readonly choice: CostChoice;
  /** Pixels. */
  readonly maximumHeight: number;
}

/** The layers in a scroller of its own, so that the heads and the totals stay in sight. */
export function LayerTable({
  report,
  rows,
  filter,
  choice,
  maximumHeight
}: LayerTableProps): JSX.Element {
  const trans = useTranslation();
  const prefix = React.useId();
  const scroller = React.useRef<HTMLDivElement>(null);
  const [sorting, setSorting] = React.useState<SortingState>([]);
  const [expanded, setExpanded] = React.useState<ExpandedState>(true);
  const [open, setOpen] = React.useState<ReadonlySet<string>>(new Set());
  const costs = React.useMemo(() => costTable(report, rows, choice), [report, rows, choice]);
  const { width, fontSize } = useWidth(scroller);
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
  const room = roomFor(width, fontSize, need);
  const shown = looksOf[room];
  const columns = React.useMemo(() => columnsWith(costs), [costs]);
  const words = React.useMemo(() => legends(report.layers), [report]);
  const data = React.useMemo(() => [...rows], [rows]);

  const table = useReactTable({
    data,
    columns: columns as never[],
    state: { sorting, expanded: filter === '' ? expanded : true, globalFilter: filter },
    onSortingChange: setSorting,
    onExpandedChange: setExpanded,
    getRowId: row => String(row.index),
    getSubRows: row => [...row.children],
    getCoreRowModel: getCoreRowModel(),
    getSortedRowModel: getSortedRowModel(),
    getFilteredRowModel: getFilteredRowModel(),
    getExpandedRowModel: getExpandedRowModel(),
    globalFilterFn: 'includesString',
    filterFromLeafRows: true,
    autoResetExpanded: false
  });
  const list = table.getRowModel().rows;

  const { virtual, places, before, after, measure } = useVirtualRows(
    scroller,
    list.length,
    place => list[place].id,
    maximumHeight
  );

  const linked = React.useMemo(() => shapeLinks(report, [...open].map(Number)), [report, open]);

  const stateOf = (row: Row<LayerRow>): RowState => ({
    open: open.has(row.id),
    expanded: row.getIsExpanded(),
    toggleExpanded: row.getToggleExpandedHandler(),
    toggleOpen: () => setOpen(opened => toggled(opened, row.id))
  });
  const group = (row: Row<LayerRow>, position: number): JSX.Element => (
    <LayerGroup
      key={row.id}
      row={row.original}
      position={position}
      looks={shown}
      legend={room === 'narrow' ? undefined : words.get(row.original.index)}
      links={linked.get(row.original.index)}
      costs={costs?.rows.get(row.original.index)}
      state={stateOf(row)}
      detailsId={`${prefix}-${row.id}`}
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
    >
      <LightingScope>
        <table
          className="jp-Paramlens-table"
          style={{ minWidth: `${widthOf(shown)}ch` }}
          aria-rowcount={virtual ? list.length + 2 : undefined}
        >
          <caption className="jp-Paramlens-unseen">
            {trans.__('Layers of %1', report.name ?? trans.__('the model'))}
          </caption>
          <colgroup>
            {shown.map(look => (
              <col
                key={look.id}
                style={{ width: look.id === 'formula' ? undefined : `${look.width}ch` }}
              />
            ))}
          </colgroup>
          <thead>
            <tr aria-rowindex={virtual ? 1 : undefined}>
              {shown.map(look => (
                <HeadCell
                  key={look.id}
                  look={look}
                  column={look.id === 'formula' ? undefined : table.getColumn(look.id)}
                />
              ))}
            </tr>
          </thead>
          <Gap height={before} span={shown.length} />
          {places.map(place => group(list[place], place))}
          <Gap height={after} span={shown.length} />
          {list.length === 0 && <Nothing span={shown.length} />}
          <TotalsFooter report={report} rows={rows} looks={shown} costs={costs?.total} />
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
      {state.open && (
        <tr id={detailsId} className="jp-Paramlens-detailsRow">
          <td colSpan={looks.length}>
            <LinkedRow row={row.index} layer={row.layer}>
              {row.holdsOnly ? <SumDetails row={row} /> : <LayerDetails layer={row.layer} />}
            </LinkedRow>
            <WhatIfControls row={row.index} />
            <CostDetails looks={looks} costs={costs} />
            <CountCopy count={row.count} />
          </td>
        </tr>
      )}
    </tbody>
  );
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

function toggled(set: ReadonlySet<string>, member: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(member)) next.add(member);
  return next;
}
