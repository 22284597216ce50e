import * as React from 'react';
import { focusable } from '../keyboard.js';
import { useTranslation } from '../translation.js';
import { AnswerForm } from './AnswerForm.js';
import { ClosedAnswer } from './ClosedAnswer.js';
import { Feedback } from './Feedback.js';
import { SPAN } from './PredictRow.js';
import type { Prediction } from './usePrediction.js';

/** The network's total, to be predicted like any row. */
export function TotalRow({ prediction }: { prediction: Prediction }): JSX.Element | null {
  const trans = useTranslation();
  const feedbackId = React.useId();
  const feedback = React.useRef<HTMLDivElement>(null);
  if (prediction.secretOf(null) === null) return null;
  const { total } = prediction.masked;
  const diagnosis = prediction.diagnosisOf(null);
  const gaveUp = prediction.outcomeOf(null)?.gaveUp === true;
  const close = (): void => feedback.current?.focus();
  return (
    <tfoot>
      <tr>
        <th scope="row" className="jp-Paramlens-name">
          {trans.__('Total')}
        </th>
        <td colSpan={SPAN - 2}>
          <div
            {...focusable}
            id={feedbackId}
            ref={feedback}
            role="status"
            tabIndex={-1}
            className="jp-Paramlens-reply"
          >
            {diagnosis !== null && <Feedback diagnosis={diagnosis} />}
          </div>
        </td>
        <td>
          {total === null ? (
            <AnswerForm
              name={trans.__('the network')}
              apart={false}
              scales={false}
              wrong={diagnosis?.right === false}
              feedbackId={diagnosis === null ? undefined : feedbackId}
              draft={prediction.drafts.get(null)}
              onDraft={draft => prediction.drafts.set(null, draft)}
              onCheck={answer => {
                if (prediction.check(null, answer).right === true) close();
              }}
              onGiveUp={() => {
                prediction.giveUp(null);
                close();
              }}
            />
          ) : (
            <ClosedAnswer count={total} closed={gaveUp ? 'given up' : 'right'} />
          )}
        </td>
      </tr>
    </tfoot>
  );
}
