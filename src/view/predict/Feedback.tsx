import * as React from 'react';
import type { Diagnosis, Match } from '../../teach/diagnose.js';
import { evaluate, expressionText, plus, type Expression } from '../../teach/expression.js';
import type { Message } from '../../teach/message.js';
import { integer } from '../format.js';
import { Icon } from '../Icon.js';
import { useTranslation } from '../translation.js';

interface FeedbackProps {
  readonly diagnosis: Diagnosis;
  /** The right count, which a wrong answer's arithmetic must not give away. */
  readonly secret: number | null;
}

/** What is said of an answer: why it is right, or which mistakes give it. */
export function Feedback({ diagnosis, secret }: FeedbackProps): JSX.Element {
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
      {rightParts.includes('weights') && trans.__('The weights are right, the biases are not.')}
      {rightParts.includes('biases') && trans.__('The biases are right, the weights are not.')}
      {matches.length > 1 && trans.__('Several mistakes give this number:')}
      {hint !== null && <Said message={hint} />}
      {matches.length > 0 && (
        <ul>
          {matches.map(match => (
            <li key={`${match.part} ${match.id}`} data-misconception={match.id}>
              <Mistake match={match} secret={secret} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Mistake({ match, secret }: { match: Match; secret: number | null }): JSX.Element {
  const trans = useTranslation();
  const { titles, explanations, formula } = match;
  const value = integer(evaluate(formula));
  const text = expressionText(withoutZeros(formula));
  return (
    <>
      {titles.map((title, i) => (
        <React.Fragment key={i}>
          <strong>
            <Said message={title} />.
          </strong>{' '}
          <Said message={explanations[i]} />{' '}
        </React.Fragment>
      ))}
      {text !== value && !holds(formula, secret) && (
        <span className="jp-Paramlens-muted">{trans.__('(%1 = %2)', text, value)}</span>
      )}
    </>
  );
}

/** The wrong arithmetic as one writes it down: what was left out is not added as 0. */
function withoutZeros(formula: Expression): Expression {
  if (!('operator' in formula) || formula.operator !== '+') return formula;
  const operands = formula.operands.filter(operand => 'operator' in operand || operand.value !== 0);
  return operands.length === 0 ? formula : plus(...operands);
}

function holds(formula: Expression, value: number | null): boolean {
  return 'operator' in formula
    ? formula.operands.some(operand => holds(operand, value))
    : formula.value === value;
}

function Said({ message }: { message: Message }): JSX.Element {
  const trans = useTranslation();
  return <>{trans.__(message.text, ...message.parameters)}</>;
}
