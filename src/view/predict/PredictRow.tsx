import * as React from 'react';
import { formulaText } from '../../report/derive.js';
import type { Answer } from '../../teach/diagnose.js';
import type { MaskedLayer, RevealedLayer } from '../../teach/masking.js';
import { expectedCount } from '../../teach/rows.js';
import { shape } from '../format.js';
import { focusable } from '../keyboard.js';
import { hasDetails, LayerDetails } from '../LayerDetails.js';
import { useTranslation } from '../translation.js';
import { AnswerForm } from './AnswerForm.js';
import { ClosedAnswer } from './ClosedAnswer.js';
import { Feedback } from './Feedback.js';
import { settingsText } from './given.js';
import type { Prediction } from './usePrediction.js';

/** The table's columns. */
export const SPAN = 5;

interface PredictRowProps {
  readonly prediction: Prediction;
  /** The layer's place in the report. */
  readonly index: number;
  readonly apart: boolean;
  readonly measure: ((node: Element | null) => void) | undefined;
  /** What else can be done with the layer once it was tried. */
  readonly practice: React.ReactNode;
}

/** A layer, what its count follows from, and the place for an answer. */
export function PredictRow(props: PredictRowProps): JSX.Element {
  const { prediction, index, apart, measure, practice } = props;
  const trans = useTranslation();
  const feedbackId = React.useId();
  const said = React.useRef<HTMLDivElement>(null);
  const [open, setOpen] = React.useState(false);
  const layer = prediction.masked.layers[index];
  const outcome = prediction.outcomeOf(layer.path);
  const diagnosis = prediction.diagnosisOf(layer.path);
  const closed = outcome !== null && (outcome.right || outcome.gaveUp);
  const name = layer.name || layer.type;

  // The focused field goes away, and the focus must not fall to the notebook, where keys are commands.
  const close = (): void => said.current?.focus();
  const check = (answer: Answer): void => {
    if (prediction.check(index, answer).right === true) requestAnimationFrame(close);
  };
  return (
    <tbody ref={measure} data-index={index} className="jp-Paramlens-mod-open">
      <tr>
        <th scope="row" className="jp-Paramlens-name">
          <span
            className="jp-Paramlens-layerName"
            style={{ paddingInlineStart: `${layer.depth * 1.25}em` }}
          >
            {name}
          </span>
        </th>
        <td>{layer.type}</td>
        <td>{layer.outputShape === null ? '?' : shape(layer.outputShape)}</td>
        <td>
          <Given layer={layer} />
        </td>
        <td>
          {closed || !layer.masked ? (
            <Shown layer={layer} gaveUp={outcome?.gaveUp === true} />
          ) : prediction.isQuestion(index) ? (
            <AnswerForm
              name={name}
              apart={apart}
              wrong={diagnosis?.right === false}
              feedbackId={diagnosis === null ? undefined : feedbackId}
              onCheck={check}
              onGiveUp={() => {
                prediction.giveUp(index);
                requestAnimationFrame(close);
              }}
            />
          ) : (
            <span className="jp-Paramlens-muted" title={trans.__('The count is not known.')}>
              ?
            </span>
          )}
        </td>
      </tr>
      <tr className="jp-Paramlens-detailsRow">
        <td colSpan={SPAN}>
          <div
            {...focusable}
            id={feedbackId}
            ref={said}
            role="status"
            tabIndex={-1}
            className="jp-Paramlens-said"
          >
            {diagnosis !== null && <Feedback diagnosis={diagnosis} />}
            {outcome?.gaveUp === true && !layer.masked && (
              <div>{trans.__('It is computed as %1.', formulaText(layer) || '0')}</div>
            )}
          </div>
          {outcome !== null && (
            <div className="jp-Paramlens-next">
              {closed && !layer.masked && hasDetails(layer) && (
                <button
                  {...focusable}
                  type="button"
                  className="jp-Paramlens-link"
                  aria-expanded={open}
                  aria-label={trans.__('%1 step by step', name)}
                  onClick={() => setOpen(!open)}
                >
                  {open ? trans.__('Hide the steps') : trans.__('Step by step')}
                </button>
              )}
              {practice}
            </div>
          )}
          {open && !layer.masked && <LayerDetails layer={layer} />}
        </td>
      </tr>
    </tbody>
  );
}

/** What the count follows from, and nothing that gives it away. */
function Given({ layer }: { layer: MaskedLayer | RevealedLayer }): JSX.Element {
  const trans = useTranslation();
  const [input, ...others] = layer.layer?.inputs ?? [];
  return (
    <>
      {input !== undefined && (
        <span>{trans.__('input %1', [input, ...others].map(shape).join(', '))}</span>
      )}
      {layer.layer !== null && (
        <code className="jp-Paramlens-second">{settingsText(layer.layer)}</code>
      )}
      {layer.sharedWith !== null && (
        <span className="jp-Paramlens-second">
          {trans.__('the same layer as %1', layer.sharedWith)}
        </span>
      )}
    </>
  );
}

function Shown({
  layer,
  gaveUp
}: {
  layer: MaskedLayer | RevealedLayer;
  gaveUp: boolean;
}): JSX.Element {
  const trans = useTranslation();
  return layer.masked ? (
    <span className="jp-Paramlens-muted">{trans.__('Shown with the layers inside it.')}</span>
  ) : (
    <ClosedAnswer count={expectedCount(layer)} gaveUp={gaveUp} />
  );
}
