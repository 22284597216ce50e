import * as React from 'react';
import type { SummaryReport } from '../../report/types.js';
import { questionsIn } from '../../teach/judge.js';
import { useFocusedPlace } from '../focusedPlace.js';
import { stepOf } from '../indent.js';
import { focusable } from '../keyboard.js';
import { useTranslation } from '../translation.js';
import { Gap } from '../shownRows.js';
import { useVirtualRows } from '../virtual.js';
import type { Keep } from './KeepAnswers.js';
import type { Kept, PredictionMemory } from './memory.js';
import { PredictHeader } from './PredictHeader.js';
import { PredictRow, SPAN } from './PredictRow.js';
import { TotalRow } from './TotalRow.js';
import { usePrediction } from './usePrediction.js';

interface PredictViewProps {
  /** Answers are held against it; nothing of it is shown but what they reveal. */
  readonly report: SummaryReport;
  readonly memory: PredictionMemory;
  /** Pixels. */
  readonly maximumHeight: number;
  readonly keep: Keep | null;
  readonly kept: Kept;
  readonly onStop: () => void;
}

/** The summary with its counts left out, to be predicted. */
export function PredictView(props: PredictViewProps): JSX.Element {
  const { report, memory, maximumHeight, keep, kept, onStop } = props;
  const trans = useTranslation();
  const prediction = usePrediction(report, memory, kept);
  const [apart, setApart] = React.useState(memory.apart);
  const scroller = React.useRef<HTMLDivElement>(null);
  const { layers } = prediction.masked;
  const [focused, onFocus] = useFocusedPlace();
  const { places, gapBefore, before, after, measure } = useVirtualRows(
    scroller,
    layers.length,
    place => place,
    maximumHeight,
    focused
  );
  const row = (index: number): JSX.Element => (
    <PredictRow key={index} prediction={prediction} index={index} apart={apart} measure={measure} />
  );
  return (
    <>
      <PredictHeader
        name={report.name}
        prediction={prediction}
        questions={questionsIn(report)}
        apart={apart}
        onApart={next => {
          memory.apart = next;
          setApart(next);
        }}
        keep={keep}
        onStop={onStop}
      />
      <div
        {...focusable}
        ref={scroller}
        className="jp-Paramlens-scroller"
        style={{ maxHeight: maximumHeight }}
        tabIndex={0}
        role="group"
        aria-label={trans.__('Layers to predict')}
        onFocus={onFocus}
      >
        <table className="jp-Paramlens-table jp-Paramlens-predictTable" style={stepOf(layers)}>
          <caption className="jp-Paramlens-unseen">
            {trans.__('Layers of %1, their counts left out', report.name ?? trans.__('the model'))}
          </caption>
          <thead>
            <tr>
              {[trans.__('Layer'), trans.__('Given'), trans.__('Parameters')].map(label => (
                <th key={label} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <Gap height={before} span={SPAN} />
          {places.map((index, nth) => (
            <React.Fragment key={index}>
              <Gap height={gapBefore(nth)} span={SPAN} />
              {row(index)}
            </React.Fragment>
          ))}
          <Gap height={after} span={SPAN} />
          <TotalRow prediction={prediction} />
        </table>
      </div>
    </>
  );
}
