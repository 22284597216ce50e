import * as React from 'react';
import { recogniseReport, type Side } from '../../compare/index.js';
import { abbreviate } from '../../report/format.js';
import type { Message } from '../../text/message.js';
import { integer } from '../format.js';
import type { ListedSummary } from '../panel/listed.js';
import { placeText, promptText } from '../panel/SummaryEntry.js';
import { toolName } from '../tools.js';
import { translate, useTranslation } from '../translation.js';

interface SideHeadProps {
  readonly summary: ListedSummary;
  readonly side: Side;
}

/** From this many parameters on, the total is said in few digits as well. */
const LARGE = 1e6;

/** One of the two summaries: what it is, where it stands, its total, and what it is known as. */
export function SideHead({ summary, side }: SideHeadProps): JSX.Element {
  const trans = useTranslation();
  const { report, notebook } = summary;
  const known = useRecognised(summary);
  const { total, printed, isRounded } = side;
  return (
    <div className="jp-Paramlens-side">
      <div>
        <span className="jp-Paramlens-title">{report.name ?? trans.__('Model')}</span>{' '}
        <span className="jp-Paramlens-muted">
          {trans.__('%1 summary', toolName(report.format))}
        </span>
      </div>
      <div className="jp-Paramlens-muted">
        <span className="jp-Paramlens-prompt">{promptText(summary)}</span>{' '}
        {`${notebook} · ${placeText(summary, trans)}`}
      </div>
      <div className="jp-Paramlens-sideTotal">
        {total === null ? (
          '?'
        ) : (
          <>
            {total >= LARGE && (
              <span className="jp-Paramlens-large">{`${abbreviate(total)} · `}</span>
            )}
            {trans.__('%1 parameters', `${isRounded ? '≈ ' : ''}${integer(total)}`)}
          </>
        )}
      </div>
      {total !== null && printed !== null && printed !== total && (
        <div className="jp-Paramlens-muted">
          {trans.__(
            '%1 printed, with %2 optimizer variables',
            integer(printed),
            integer(printed - total)
          )}
        </div>
      )}
      {known !== null && <div className="jp-Paramlens-known">{translate(known, trans)}</div>}
    </div>
  );
}

/** What published models have this total; `null` while that is looked up, and where there is none. */
function useRecognised({ report }: ListedSummary): Message | null {
  const [known, setKnown] = React.useState<Message | null>(null);
  React.useEffect(() => {
    let current = true;
    setKnown(null);
    recogniseReport(report)
      .then(({ text }) => {
        if (current) setKnown(text);
      })
      .catch((error: unknown) => {
        console.warn('The list of published models could not be loaded.', error);
      });
    return () => {
      current = false;
    };
  }, [report]);
  return known;
}
