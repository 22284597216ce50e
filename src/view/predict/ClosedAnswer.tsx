import * as React from 'react';
import { integer } from '../format.js';
import { Icon } from '../Icon.js';
import { useTranslation } from '../translation.js';

interface ClosedAnswerProps {
  readonly count: number | null;
  /** `null` where nothing was asked. */
  readonly closed: 'right' | 'given up' | null;
}

/** A count that is no question any more, and how it came to be shown. */
export function ClosedAnswer({ count, closed }: ClosedAnswerProps): JSX.Element {
  const trans = useTranslation();
  return (
    <span className={`jp-Paramlens-mark${closed === 'right' ? ' jp-Paramlens-mod-verified' : ''}`}>
      <strong>{count === null ? '?' : integer(count)}</strong>
      {closed === 'given up' && <span className="jp-Paramlens-muted">{trans.__('given up')}</span>}
      {closed === 'right' && <Icon name="verified" />}
    </span>
  );
}
