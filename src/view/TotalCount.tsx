import * as React from 'react';
import { abbreviate } from '../report/format.js';
import type { Amount } from '../summary/types.js';
import { CopyButton } from './CopyButton.js';
import { exact } from './exact.js';
import { amount } from './format.js';
import { useTranslation } from './translation.js';

/** From this many parameters on, the eye needs help with the digits. */
const LARGE = 1e6;

/** A model's total: in few digits first where it is large, and always exactly. */
export function TotalCount({ total }: { total: Amount }): JSX.Element {
  const trans = useTranslation();
  const text = trans.__('%1 parameters', amount(total));
  if (typeof total !== 'number') return <span>{text}</span>;
  return (
    <span {...exact(total)}>
      {total >= LARGE && <span className="jp-Paramlens-large">{`${abbreviate(total)} · `}</span>}
      <CopyButton text={String(total)} title={trans.__('Copy %1', String(total))}>
        {text}
      </CopyButton>
    </span>
  );
}
