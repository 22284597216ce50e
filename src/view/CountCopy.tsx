import * as React from 'react';
import type { Amount } from '../summary/types.js';
import { useActions } from './actions.js';
import { CopyButton } from './CopyButton.js';
import { integer } from './format.js';
import { useTranslation } from './translation.js';

/** Copies a layer's count, exactly and without separators. Nothing where the count is not exact. */
export function CountCopy({ count }: { count: Amount | null }): JSX.Element | null {
  const trans = useTranslation();
  const actions = useActions();
  if (actions === null || typeof count !== 'number') return null;
  return (
    <p className="jp-Paramlens-countCopy">
      <CopyButton text={String(count)} title={trans.__('Copy %1', String(count))}>
        {trans.__('Copy the count, %1', integer(count))}
      </CopyButton>
    </p>
  );
}
