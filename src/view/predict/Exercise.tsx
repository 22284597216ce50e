import * as React from 'react';
import { count } from '../../counter/index.js';
import type { Layer } from '../../counter/types.js';
import { formulaText } from '../../report/derive.js';
import { anatomyOf, countedTensors } from '../../teach/anatomy.js';
import { diagnose, type Diagnosis } from '../../teach/diagnose.js';
import { another } from '../../teach/exercise.js';
import { focusable } from '../keyboard.js';
import { useTranslation } from '../translation.js';
import { AnswerForm } from './AnswerForm.js';
import { ClosedAnswer } from './ClosedAnswer.js';
import { Feedback } from './Feedback.js';
import { Given } from './Given.js';

interface ExerciseProps {
  /** The layer that others are made after. */
  readonly layer: Layer;
  /** The same as its row states it. */
  readonly given: Layer | null;
  readonly apart: boolean;
}

/** Other layers of the same class, one for each seed: who has the same seed has the same layer. */
export function Exercise({ layer, given, apart }: ExerciseProps): JSX.Element {
  const trans = useTranslation();
  const [seed, setSeed] = React.useState(1);
  const made = React.useMemo(() => another(layer, seed), [layer, seed]);
  return (
    <section className="jp-Paramlens-exercise" aria-label={trans.__('Another %1', layer.type)}>
      <Question key={seed} layer={made} given={statedAs(given, made)} apart={apart} />
      <span className="jp-Paramlens-seed">
        <label>
          {trans.__('Seed')}
          <input
            {...focusable}
            type="number"
            min={1}
            step={1}
            className="jp-Paramlens-filter"
            value={seed}
            onChange={event => {
              const typed = event.target.valueAsNumber;
              if (Number.isSafeInteger(typed) && typed > 0) setSeed(typed);
            }}
          />
        </label>
        <button
          {...focusable}
          type="button"
          className="jp-Paramlens-link"
          onClick={() => setSeed(seed + 1)}
        >
          {trans.__('Next')}
        </button>
      </span>
    </section>
  );
}

/** Without the settings that the row does not state: nobody has heard of them there. */
function statedAs(given: Layer | null, made: Layer): Layer {
  if (given === null) return made;
  const stated = Object.entries(made.config).filter(([name]) => Object.hasOwn(given.config, name));
  return { ...made, config: Object.fromEntries(stated) };
}

function Question({ layer, given, apart }: ExerciseProps): JSX.Element {
  const trans = useTranslation();
  const id = React.useId();
  const said = React.useRef<HTMLDivElement>(null);
  const [diagnosis, setDiagnosis] = React.useState<Diagnosis | null>(null);
  const [gaveUp, setGaveUp] = React.useState(false);
  const anatomy = React.useMemo(() => anatomyOf(layer, count(layer)), [layer]);
  const counted = { tensors: countedTensors(anatomy), recomputed: anatomy.total, reported: null };
  const closed = gaveUp || diagnosis?.right === true;
  // Before the focused field goes away.
  const close = (): void => said.current?.focus();
  const { total, build } = anatomy;
  const scales = build.kind === 'normalization';
  return (
    <>
      <div className="jp-Paramlens-question">
        <span>
          <Given type={layer.type} layer={given} output={anatomy.output} />
        </span>
        {closed ? (
          <ClosedAnswer count={total} closed={gaveUp ? 'given up' : 'right'} />
        ) : (
          <AnswerForm
            name={trans.__('the other %1', layer.type)}
            apart={apart}
            scales={scales}
            wrong={diagnosis?.right === false}
            feedbackId={diagnosis === null ? undefined : id}
            onCheck={answer => {
              const next = diagnose(layer, answer);
              setDiagnosis(next);
              if (next.right === true) close();
            }}
            onGiveUp={() => {
              setGaveUp(true);
              setDiagnosis(null);
              close();
            }}
          />
        )}
      </div>
      <div
        {...focusable}
        id={id}
        ref={said}
        role="status"
        tabIndex={-1}
        className="jp-Paramlens-reply"
      >
        {diagnosis !== null && <Feedback diagnosis={diagnosis} scales={scales} />}
        {gaveUp && trans.__('It is computed as %1.', formulaText(counted))}
      </div>
    </>
  );
}
