import * as React from 'react';
import type { Diagnosis, Match } from '../../teach/diagnose.js';
import { evaluate } from '../../teach/expression.js';
import type { Message } from '../../text/message.js';
import { integer } from '../format.js';
import { Icon } from '../Icon.js';
import { translate, useTranslation } from '../translation.js';

interface FeedbackProps {
  readonly diagnosis: Diagnosis;
  /** The parts of the layer are called scale and shift, not weights and biases. */
  readonly scales?: boolean;
}

/** What is said of an answer: why it is right, or which mistakes give it. */
export function Feedback({ diagnosis, scales = false }: FeedbackProps): JSX.Element {
  const trans = useTranslation();
  if (diagnosis.right === null) return <Said message={diagnosis.reason} />;
  if (diagnosis.right) {
    return (
      <div className="jp-Paramlens-feedback">
        <strong className="jp-Paramlens-mark jp-Paramlens-mod-verified">
          <Icon name="verified" />
          {trans.__('Right.')}
        </strong>{' '}
        {diagnosis.why.map((message, i) => (
          <React.Fragment key={i}>
            <Said message={message} />{' '}
          </React.Fragment>
        ))}
      </div>
    );
  }
  const { matches, rightParts, hint } = diagnosis;
  return (
    <div className="jp-Paramlens-feedback">
      <strong className="jp-Paramlens-mark jp-Paramlens-mod-mismatch">
        <Icon name="mismatch" />
        {trans.__('Not yet.')}
      </strong>{' '}
      {rightParts.includes('weights') &&
        (scales
          ? trans.__('The scale is right, the shift is not.')
          : trans.__('The weights are right, the biases are not.'))}
      {rightParts.includes('biases') &&
        (scales
          ? trans.__('The shift is right, the scale is not.')
          : trans.__('The biases are right, the weights are not.'))}
      {matches.length > 1 && trans.__('Several mistakes give this number:')}
      {hint !== null && <Said message={hint} />}
      {matches.length > 0 && (
        <ul>
          {matches.map(match => (
            <li key={`${match.part} ${match.id}`} data-misconception={match.id}>
              <Mistake match={match} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Mistake({ match }: { match: Match }): JSX.Element {
  const trans = useTranslation();
  const { titles, explanations, formula, arithmetic } = match;
  return (
    <>
      {titles.map((title, i) => (
        <React.Fragment key={i}>
          <strong>
            <Said message={title} />.
          </strong>{' '}
          {explanations[i] && <Said message={explanations[i]} />}{' '}
        </React.Fragment>
      ))}
      {arithmetic !== null && (
        <span className="jp-Paramlens-muted">
          {trans.__('(%1 = %2)', arithmetic, integer(evaluate(formula)))}
        </span>
      )}
    </>
  );
}

function Said({ message }: { message: Message }): JSX.Element {
  const trans = useTranslation();
  return <>{translate(message, trans)}</>;
}
