import * as React from 'react';
import { formulaText } from '../report/derivation/formula.js';
import { ClassName } from './ClassName.js';
import type { Costs } from './costChoice.js';
import { CostCell } from './CostCell.js';
import { lookClasses, type ColumnLook } from './looks.js';
import { ShapeCell, type AxisLink } from './picture/ShapeCell.js';
import { amount, integer } from './format.js';
import { Icon } from './Icon.js';
import { exact } from './exact.js';
import { indentOf } from './indent.js';
import { focusable } from './keyboard.js';
import type { Message } from '../text/message.js';
import { OPENED } from './parts.js';
import { isWeightless, type LayerRow } from './rows.js';
import { ShareBar } from './ShareBar.js';
import { translate, useTranslation } from './translation.js';
import { verdictMeaning, VerdictMark } from './VerdictMark.js';
import { DifferenceNote, ThoughtMark } from './whatif/ThoughtMark.js';
import { thoughtOf } from './whatif/thought.js';

/** What the user has done to one row, and can do. */
export interface RowState {
  readonly open: boolean;
  readonly expanded: boolean;
  readonly toggleOpen: () => void;
  readonly toggleExpanded: () => void;
}

interface CellProps {
  readonly look: ColumnLook;
  readonly row: LayerRow;
  readonly legend: Message | undefined;
  /** The axes of the output shape that belong to an opened row. */
  readonly links: ReadonlyMap<number, AxisLink> | undefined;
  readonly costs: Costs | undefined;
  readonly state: RowState;
  readonly detailsId: string;
}

/** One cell of a layer's row. The name heads the row. */
export function LayerCell(props: CellProps): JSX.Element {
  const { look } = props;
  const classes = lookClasses(look);
  if (look.id === 'name') {
    return (
      <th scope="row" className={classes}>
        <NameCell {...props} />
      </th>
    );
  }
  return <td className={classes}>{content(props)}</td>;
}

function content({ look, row, legend, links, costs }: CellProps): React.ReactNode {
  switch (look.id) {
    case 'type':
      return <ClassName name={row.layer.type} />;
    case 'shape':
      return row.layer.outputShape === null ? (
        '?'
      ) : (
        <ShapeCell shape={row.layer.outputShape} links={links} />
      );
    case 'count':
      return (
        <>
          <CountCell row={row} />
          {look.explains && (
            <span className="jp-Paramlens-second">
              <FormulaCell row={row} legend={undefined} />
            </span>
          )}
        </>
      );
    case 'weights':
    case 'biases':
    case 'statistics':
      return <PartCell value={row[look.id]} />;
    case 'memory':
    case 'gradients':
    case 'optimizer':
    case 'activations':
    case 'multiplyAdds':
      return <CostCell cost={costs?.[look.id]} />;
    case 'formula':
      return <FormulaCell row={row} legend={legend} />;
    default:
      return <VerdictCell row={row} />;
  }
}

function NameCell({ row, state, detailsId }: CellProps): JSX.Element {
  const trans = useTranslation();
  const { layer } = row;
  return (
    <div className={nameLineClass(row)} style={indentOf(layer.depth)}>
      {row.children.length > 0 && (
        <button
          {...focusable}
          type="button"
          className="jp-Paramlens-quiet"
          aria-expanded={state.expanded}
          aria-label={trans.__('Layers inside %1', layer.name)}
          title={
            state.expanded ? trans.__('Hide the layers inside') : trans.__('Show the layers inside')
          }
          onClick={state.toggleExpanded}
        >
          <Icon name={state.expanded ? 'fewer' : 'more'} />
        </button>
      )}
      <button
        {...focusable}
        type="button"
        className="jp-Paramlens-quiet jp-Paramlens-opener"
        aria-expanded={state.open}
        aria-controls={state.open ? detailsId : undefined}
        title={state.open ? trans.__('Hide the derivation') : trans.__('Show the derivation')}
        onPointerEnter={prefetch}
        onFocus={prefetch}
        onClick={state.toggleOpen}
      >
        <Icon name="chevron" />
        <span className="jp-Paramlens-layerName">
          <ClassName name={layer.name || layer.type} />
        </span>
      </button>
    </div>
  );
}

function nameLineClass({ layer, children }: LayerRow): string {
  const isInnermost = layer.depth > 0 && children.length === 0;
  return `jp-Paramlens-nameLine${isInnermost ? ' jp-Paramlens-mod-innermost' : ''}`;
}

/** Whoever points at a row's name may well open it. */
function prefetch(): void {
  void OPENED.load();
}

function CountCell({ row }: { row: LayerRow }): JSX.Element {
  const trans = useTranslation();
  if (row.count === null) {
    return (
      <span
        className="jp-Paramlens-muted"
        title={trans.__('No count that can be read is printed.')}
      >
        ?
      </span>
    );
  }
  const { reported, recomputed, sharedWith } = row.layer;
  const zero = row.count === 0;
  return (
    <>
      <span
        className={zero ? 'jp-Paramlens-muted' : undefined}
        {...(typeof row.count === 'number' && exact(row.count))}
      >
        {amount(row.count)}
      </span>
      {recomputed !== null && reported !== null && recomputed !== row.count && (
        <span className="jp-Paramlens-second">{trans.__('counted %1', integer(recomputed))}</span>
      )}
      <DifferenceNote layer={row.layer} />
      {row.share !== null && !zero && sharedWith === null && <ShareBar share={row.share} />}
    </>
  );
}

/** Nothing where there is nothing: a column of zeros would hide the numbers. */
function PartCell({ value }: { value: number | null }): JSX.Element | null {
  const trans = useTranslation();
  if (value === 0) return null;
  if (value !== null) return <>{integer(value)}</>;
  return (
    <span className="jp-Paramlens-muted" title={trans.__('Not known')}>
      ?
    </span>
  );
}

function FormulaCell({ row, legend }: { row: LayerRow; legend: Message | undefined }): JSX.Element {
  const trans = useTranslation();
  const { layer } = row;
  const doubtful = layer.verdict === 'mismatch' || layer.verdict === 'unknown';
  return (
    <>
      {row.holdsOnly ? (
        <span className="jp-Paramlens-muted">{trans.__('the sum of its layers')}</span>
      ) : isWeightless(layer) ? (
        <span className="jp-Paramlens-muted">{trans.__('no weights')}</span>
      ) : (
        <bdi>{formulaText(layer)}</bdi>
      )}
      {legend !== undefined && (
        <span className="jp-Paramlens-second jp-Paramlens-legend">{translate(legend, trans)}</span>
      )}
      {layer.sharedWith !== null && (
        <span className="jp-Paramlens-second">{trans.__('shared with %1', layer.sharedWith)}</span>
      )}
      {doubtful && layer.reason !== null && (
        <span className="jp-Paramlens-second">{translate(layer.reason, trans)}</span>
      )}
    </>
  );
}

function VerdictCell({ row }: { row: LayerRow }): JSX.Element {
  const trans = useTranslation();
  const thought = thoughtOf(row.layer);
  if (thought !== null) return <ThoughtMark thought={thought} />;
  if (row.holdsOnly) return <></>;
  const { verdict, evidence, reason } = row.layer;
  const meaning = verdictMeaning(verdict, evidence, trans);
  const title = reason === null ? meaning : trans.__('%1 %2', meaning, translate(reason, trans));
  return <VerdictMark verdict={verdict} title={title} />;
}
