import * as React from 'react';
import { integer } from '../format.js';
import { Icon } from '../Icon.js';
import { useTranslation } from '../translation.js';

/** A count that is no question any more, and how it came to be shown. */
export function ClosedAnswer({
  count,
  gaveUp
}: {
  count: number | null;
  gaveUp: boolean;
}): JSX.Element {
  const trans = useTranslation();
  return (
    <span className={`jp-Paramlens-mark${gaveUp ? '' : ' jp-Paramlens-mod-verified'}`}>
      <strong>{count === null ? '?' : integer(count)}</strong>
      {gaveUp ? (
        <span className="jp-Paramlens-muted">{trans.__('given up')}</span>
      ) : (
        <Icon name="verified" />
      )}
    </span>
  );
}
