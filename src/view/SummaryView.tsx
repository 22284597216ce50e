import * as React from 'react';
import { loaded, whenLoaded } from '../loading/using.js';
import type { SummaryReport } from '../report/types.js';
import { ActionsContext, type SummaryActions } from './actions.js';
import { NO_COSTS, type CostChoice } from './costChoice.js';
import { ExplainedView } from './ExplainedView.js';
import { leaveOnEscape } from './keyboard.js';
import type { Keep } from './predict/KeepAnswers.js';
import { PREDICT } from './parts.js';
import { PredictionMemory, type Kept } from './predict/memory.js';
import { TableMemory } from './tableMemory.js';
import { TranslationContext, type Translation } from './translation.js';

export interface SummaryViewProps {
  readonly report: SummaryReport;
  /** The report is of a long table's first rows only: the rest is about to follow. */
  readonly isBeginning?: boolean;
  readonly translation: Translation;
  /** The largest height of the table in pixels; longer ones scroll. */
  readonly maximumHeight: number;
  /** Whether the counts are left out for the reader to predict, until the reader chooses. */
  readonly predict: boolean;
  /** The costs that have columns until the user chooses others; none by default. */
  readonly costs?: CostChoice;
  /** What can be done with the summary elsewhere; without it, nothing can be copied or written. */
  readonly actions?: SummaryActions;
  /** Show the original output instead. */
  readonly onToggle: () => void;
  /** Give the focus back to where the view stands. */
  readonly onLeave: () => void;
  /** Told whether counts are left out: nothing else may show them then. */
  readonly onPredict: (predicting: boolean) => void;
  /** Writes a learner's answers into the notebook; `null` where there is none. */
  readonly keep: Keep | null;
  /** Reads the answers that were written before. */
  readonly kept?: Kept;
  /** What the learner has done before; without it, answers last as long as the view. */
  readonly memory?: PredictionMemory;
  /** How the table was set up before; without it, that lasts as long as the view. */
  readonly table?: TableMemory;
}

const NONE_KEPT: Kept = () => [];

/** A model summary, counted again and explained, or with its counts to be predicted. */
export function SummaryView(props: SummaryViewProps): JSX.Element {
  const { report, translation, maximumHeight, onToggle, onLeave, onPredict, keep } = props;
  const [filter, setFilter] = React.useState('');
  const [ownMemory] = React.useState(() => new PredictionMemory());
  const memory = props.memory ?? ownMemory;
  const [choice, setChoice] = React.useState(memory.choice);
  const [chosen, setChosen] = React.useState(false);
  const choose = (next: boolean): void => {
    memory.choice = next;
    setChoice(next);
    setChosen(true);
  };
  const [ownTable] = React.useState(() => new TableMemory());
  const table = props.table ?? ownTable;
  const [costs, setCosts] = React.useState(table.costs);
  const chooseCosts = (next: CostChoice): void => {
    table.costs = next;
    setCosts(next);
  };
  const section = React.useRef<HTMLElement>(null);
  const predicting = choice ?? props.predict;
  const predict = predicting ? loaded(PREDICT) : null;
  const name = report.name ?? translation.__('Model');
  React.useLayoutEffect(() => onPredict(predicting), [predicting, onPredict]);
  // The button that was pressed goes away with what it belongs to; its counterpart takes the focus.
  React.useLayoutEffect(() => {
    if (!chosen) return;
    section.current?.querySelector<HTMLElement>('.jp-Paramlens-predict')?.focus();
  }, [choice, chosen]);
  return (
    <TranslationContext.Provider value={translation}>
      <section
        ref={section}
        className="jp-Paramlens-view"
        aria-label={
          predicting
            ? translation.__('Model summary to predict: %1', name)
            : translation.__('Explained model summary: %1', name)
        }
        onKeyDown={leaveOnEscape(onLeave)}
      >
        {predict !== null ? (
          <predict.PredictView
            report={report}
            maximumHeight={maximumHeight}
            keep={keep}
            kept={props.kept ?? NONE_KEPT}
            memory={memory}
            onStop={() => choose(false)}
          />
        ) : (
          <ActionsContext.Provider value={props.actions ?? null}>
            <ExplainedView
              report={report}
              isBeginning={props.isBeginning ?? false}
              filter={filter}
              memory={table}
              choice={costs ?? props.costs ?? NO_COSTS}
              maximumHeight={maximumHeight}
              onFilter={setFilter}
              onChoice={chooseCosts}
              onPredict={() => whenLoaded(PREDICT, () => choose(true))}
              onToggle={onToggle}
            />
          </ActionsContext.Provider>
        )}
      </section>
    </TranslationContext.Provider>
  );
}
