import * as React from 'react';
import { formulaText } from '../../report/derivation/formula.js';
import type { Outcome } from '../../teach/attempts.js';
import type { Answer } from '../../teach/diagnose.js';
import type { MaskedLayer, RevealedLayer } from '../../teach/masking.js';
import { expectedCount } from '../../teach/rows.js';
import { ClassName } from '../ClassName.js';
import { indentOf } from '../indent.js';
import { focusable } from '../keyboard.js';
import { LayerDetails } from '../LayerDetails.js';
import { LightingScope } from '../picture/linking.js';
import { LinkedRow } from '../picture/LinkedRow.js';
import { useTranslation } from '../translation.js';
import { AnswerForm } from './AnswerForm.js';
import { ClosedAnswer } from './ClosedAnswer.js';
import { Exercise } from './Exercise.js';
import { Feedback } from './Feedback.js';
import { Given } from './Given.js';
import type { Prediction } from './usePrediction.js';

/** The table's columns. */
export const SPAN = 3;

interface PredictRowProps {
  readonly prediction: Prediction;
  /** The layer's place in the report. */
  readonly index: number;
  readonly apart: boolean;
  readonly measure: ((node: Element | null) => void) | undefined;
}

/** A layer, what its count follows from, and the place for an answer. */
export function PredictRow(props: PredictRowProps): JSX.Element {
  const { prediction, index, apart, measure } = props;
  const trans = useTranslation();
  const feedbackId = React.useId();
  const said = React.useRef<HTMLDivElement>(null);
  const [open, setOpen] = React.useState<'steps' | 'exercise' | null>(null);
  const layer = prediction.masked.layers[index];
  const outcome = prediction.outcomeOf(index);
  const diagnosis = prediction.diagnosisOf(index);
  const closed = outcome !== null && (outcome.right || outcome.gaveUp);
  const name = layer.name || layer.type;

  // Before the focused field goes away: the focus must never fall to the notebook, where keys are commands.
  const close = (): void => said.current?.focus();
  const check = (answer: Answer): void => {
    if (prediction.check(index, answer).right === true) close();
  };
  const opener = (part: 'steps' | 'exercise', label: string): JSX.Element => (
    <button
      {...focusable}
      type="button"
      className="jp-Paramlens-link"
      aria-expanded={open === part}
      aria-label={`${label}: ${name}`}
      onClick={() => setOpen(open === part ? null : part)}
    >
      {label}
    </button>
  );
  return (
    <tbody ref={measure} data-index={index} className="jp-Paramlens-mod-open">
      <tr>
        <th scope="row" className="jp-Paramlens-name">
          <div className="jp-Paramlens-layerName" style={indentOf(layer.depth)}>
            <ClassName name={name} />
          </div>
        </th>
        <td>
          <Given
            type={layer.type}
            layer={layer.given}
            output={layer.outputShape}
            isSupposed={layer.isSupposed}
          />
          {layer.masked && layer.apart.length > 0 && (
            <span className="jp-Paramlens-second">
              {trans._n(
                'without %2, which has a row of its own',
                'without %2, which have rows of their own',
                layer.apart.length,
                layer.apart.reduce((before, next) => trans.__('%1, %2', before, next))
              )}
            </span>
          )}
        </td>
        <td>
          {layer.sharedWith !== null ? (
            <span className="jp-Paramlens-muted">
              {trans.__('counted with %1', layer.sharedWith)}
            </span>
          ) : closed || !layer.masked ? (
            <Shown layer={layer} outcome={outcome} />
          ) : prediction.secretOf(index) !== null ? (
            <AnswerForm
              name={name}
              apart={apart}
              scales={layer.scales}
              wrong={diagnosis?.right === false}
              feedbackId={diagnosis === null ? undefined : feedbackId}
              draft={prediction.drafts.get(index)}
              onDraft={draft => prediction.drafts.set(index, draft)}
              onCheck={check}
              onGiveUp={() => {
                prediction.giveUp(index);
                close();
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
            className="jp-Paramlens-reply"
          >
            {diagnosis !== null && (
              <Feedback diagnosis={diagnosis} scales={layer.masked && layer.scales} />
            )}
            {outcome?.gaveUp === true && !layer.masked && (
              <div>{trans.__('It is computed as %1.', formulaText(layer) || '0')}</div>
            )}
          </div>
          {outcome !== null && (
            <div className="jp-Paramlens-next">
              {closed && !layer.masked && opener('steps', trans.__('Step by step'))}
              {layer.layer !== null && opener('exercise', trans.__('Try another'))}
            </div>
          )}
          {open === 'steps' && !layer.masked && (
            <LightingScope>
              <LinkedRow row={index} layer={layer}>
                <LayerDetails layer={layer} />
              </LinkedRow>
            </LightingScope>
          )}
          {open === 'exercise' && layer.layer !== null && (
            <Exercise layer={layer.layer} given={layer.given} apart={apart} />
          )}
        </td>
      </tr>
    </tbody>
  );
}

function Shown({
  layer,
  outcome
}: {
  layer: MaskedLayer | RevealedLayer;
  outcome: Outcome | null;
}): JSX.Element {
  const trans = useTranslation();
  const closed = outcome?.right ? 'right' : outcome?.gaveUp ? 'given up' : null;
  return layer.masked ? (
    <span className="jp-Paramlens-muted">{trans.__('Shown with the layers inside it.')}</span>
  ) : (
    <ClosedAnswer count={expectedCount(layer)} closed={closed} />
  );
}
