import * as React from 'react';
import type { Answer } from '../../teach/diagnose.js';
import { focusable } from '../keyboard.js';
import { useTranslation } from '../translation.js';
import type { Draft } from './memory.js';
import { parseCount } from './parseCount.js';

interface AnswerFormProps {
  /** What the answer is about: a layer's name. */
  readonly name: string;
  /** Weights and biases are asked for apart. */
  readonly apart: boolean;
  /** Apart they are called scale and shift. */
  readonly scales: boolean;
  /** The latest answer was wrong. */
  readonly wrong: boolean;
  /** The id of what was said of the latest answer. */
  readonly feedbackId: string | undefined;
  /** What was typed here before, and is told again when it changes; without them, it goes with the form. */
  readonly draft?: Draft;
  readonly onDraft?: (draft: Draft) => void;
  readonly onCheck: (answer: Answer) => void;
  /** Left out where giving up makes no sense. */
  readonly onGiveUp?: () => void;
}

/** Takes one answer. Enter checks it. */
export function AnswerForm(props: AnswerFormProps): JSX.Element {
  const { name, apart, scales, wrong, feedbackId, draft, onDraft, onCheck, onGiveUp } = props;
  const trans = useTranslation();
  const form = React.useRef<HTMLFormElement>(null);
  const [texts, setTexts] = React.useState<Draft>(draft ?? ['', '', '']);
  /** The field that Enter found empty. */
  const [missing, setMissing] = React.useState<number | null>(null);
  /** Whether the latest answer was given apart: it makes no other field wrong. */
  const [wasApart, setWasApart] = React.useState(apart);
  const [total, weights, biases] = texts;
  const places = apart ? [1, 2] : [0];
  const labels = [
    trans.__('Parameters of %1', name),
    scales ? trans.__('Scale of %1', name) : trans.__('Weights of %1', name),
    scales ? trans.__('Shift of %1', name) : trans.__('Biases of %1', name)
  ];
  const hints = scales
    ? ['', trans.__('scale'), trans.__('shift')]
    : ['', trans.__('weights'), trans.__('biases')];

  const submit = (event: React.FormEvent): void => {
    event.preventDefault();
    const answer = readAnswer(apart ? [weights, biases] : [total]);
    if (answer !== null) {
      setWasApart(apart);
      onCheck(answer);
    }
    // An empty form asks for nothing; a field forgotten is asked for.
    const filled = places.filter(place => texts[place].trim() !== '');
    const empty = places.find(place => !filled.includes(place)) ?? null;
    if (filled.length === 0 || empty === null) return;
    setMissing(empty);
    form.current?.querySelectorAll('input')[places.indexOf(empty)].focus();
  };
  const type = (place: number, typed: string): void => {
    const next = texts.map((text, at) => (at === place ? typed : text)) as unknown as Draft;
    setTexts(next);
    onDraft?.(next);
    setMissing(null);
  };
  const isFilled = (place: number): boolean => texts[place].trim() !== '';
  const isUnreadable = (place: number): boolean =>
    isFilled(place) && parseCount(texts[place]) === null;
  const isWrong = (place: number): boolean => wrong && wasApart === apart && isFilled(place);
  return (
    <form ref={form} className="jp-Paramlens-answer" onSubmit={submit} autoComplete="off">
      {places.map(place => (
        <input
          {...focusable}
          key={place}
          type="text"
          inputMode="numeric"
          className="jp-Paramlens-filter jp-Paramlens-countInput"
          value={texts[place]}
          placeholder={hints[place]}
          aria-label={labels[place]}
          aria-invalid={isWrong(place) || isUnreadable(place) || missing === place}
          aria-describedby={feedbackId}
          onKeyDown={event => {
            // Inside an output the browser's own submission on Enter does not get through.
            if (event.key !== 'Enter') return;
            event.preventDefault();
            event.currentTarget.form?.requestSubmit();
          }}
          onChange={event => type(place, event.target.value)}
        />
      ))}
      <span className="jp-Paramlens-answerButtons">
        <button
          {...focusable}
          type="submit"
          className="jp-Paramlens-link"
          aria-label={trans.__('Check %1', name)}
        >
          {trans.__('Check')}
        </button>
        {onGiveUp !== undefined && (
          <button
            {...focusable}
            type="button"
            className="jp-Paramlens-link"
            aria-label={trans.__('Give up on %1', name)}
            onClick={onGiveUp}
          >
            {trans.__('Give up')}
          </button>
        )}
      </span>
      {missing !== null && (
        <span className="jp-Paramlens-second" role="alert">
          {scales
            ? trans.__('Enter both numbers; 0 if there are none.')
            : missing === 1
              ? trans.__('Enter the weights too; 0 if there are none.')
              : trans.__('Enter the biases too; 0 if there are none.')}
        </span>
      )}
      {places.some(isUnreadable) && (
        <span className="jp-Paramlens-second">{trans.__('A whole number, such as 1,234.')}</span>
      )}
    </form>
  );
}

/** The answer in one field, or in two for weights and biases; `null` while one cannot be read. */
function readAnswer(texts: readonly string[]): Answer | null {
  const [first, second] = texts.map(parseCount);
  if (first === null || second === null) return null;
  return second === undefined ? { total: first } : { weights: first, biases: second };
}
