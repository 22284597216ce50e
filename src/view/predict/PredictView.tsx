import * as React from 'react';
import type { SummaryReport } from '../../report/types.js';
import { questionsIn } from '../../teach/judge.js';
import { focusable } from '../keyboard.js';
import { useTranslation } from '../translation.js';
import { Gap, useVirtualRows } from '../virtual.js';
import type { Keep } from './KeepAnswers.js';
import { PredictHeader } from './PredictHeader.js';
import { PredictRow, SPAN } from './PredictRow.js';
import { TotalRow } from './TotalRow.js';
import type { Prediction } from './usePrediction.js';

interface PredictViewProps {
  /** Answers are held against it; nothing of it is shown but what `prediction` reveals. */
  readonly report: SummaryReport;
  readonly prediction: Prediction;
  /** Pixels. */
  readonly maximumHeight: number;
  readonly keep: Keep | null;
  readonly onStop: () => void;
}

/** The summary with its counts left out, to be predicted. */
export function PredictView(props: PredictViewProps): JSX.Element {
  const { report, prediction, maximumHeight, keep, onStop } = props;
  const trans = useTranslation();
  const [apart, setApart] = React.useState(false);
  const scroller = React.useRef<HTMLDivElement>(null);
  const { layers } = prediction.masked;
  const { virtual, items, before, after, measure } = useVirtualRows(
    scroller,
    layers.length,
    place => place,
    maximumHeight
  );
  const row = (index: number): JSX.Element => (
    <PredictRow key={index} prediction={prediction} index={index} apart={apart} measure={measure} />
  );
  return (
    <>
      <PredictHeader
        report={report}
        outcomes={prediction.outcomes}
        questions={questionsIn(report)}
        apart={apart}
        onApart={setApart}
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
      >
        <table className="jp-Paramlens-table jp-Paramlens-predictTable">
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
          {virtual ? items.map(item => row(item.index)) : layers.map((_, index) => row(index))}
          <Gap height={after} span={SPAN} />
          <TotalRow prediction={prediction} />
        </table>
      </div>
    </>
  );
}
