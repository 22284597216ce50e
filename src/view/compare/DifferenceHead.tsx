import * as React from 'react';
import type { Comparison } from '../../compare/index.js';
import { percent } from '../format.js';
import { focusable } from '../keyboard.js';
import { useTranslation } from '../translation.js';
import { signed } from './comparedRows.js';

interface DifferenceHeadProps {
  readonly comparison: Comparison;
  readonly onSwap: () => void;
}

/** How far the totals are apart. */
export function DifferenceHead({ comparison, onSwap }: DifferenceHeadProps): JSX.Element {
  const trans = useTranslation();
  const { difference, first } = comparison;
  return (
    <div className="jp-Paramlens-side jp-Paramlens-differenceHead">
      <div className="jp-Paramlens-muted">{trans.__('Difference')}</div>
      <div className="jp-Paramlens-title">
        {difference === null ? '?' : difference === 0 ? trans.__('none') : signed(difference)}
      </div>
      {difference !== null && difference !== 0 && first.total !== null && first.total > 0 && (
        <div className="jp-Paramlens-muted">
          {trans.__('%1 of the first', percent(Math.abs(difference) / first.total))}
        </div>
      )}
      <button {...focusable} type="button" className="jp-Paramlens-button" onClick={onSwap}>
        {trans.__('Swap')}
      </button>
    </div>
  );
}
