import * as React from 'react';
import type { Comparison } from '../../compare/index.js';
import { percent } from '../format.js';
import { focusable } from '../keyboard.js';
import { useTranslation, type Translation } from '../translation.js';
import { signed } from './comparedRows.js';

interface DifferenceHeadProps {
  readonly comparison: Comparison;
  readonly onSwap: () => void;
}

/** How far the totals are apart. */
export function DifferenceHead({ comparison, onSwap }: DifferenceHeadProps): JSX.Element {
  const trans = useTranslation();
  const { difference } = comparison;
  return (
    <div className="jp-Paramlens-side jp-Paramlens-differenceHead">
      <div className="jp-Paramlens-muted">
        {hasOptimizer(comparison)
          ? trans.__('Difference of the printed totals')
          : trans.__('Difference')}
      </div>
      <div className="jp-Paramlens-title">
        {difference === null ? '?' : difference === 0 ? trans.__('none') : signed(difference)}
      </div>
      <div className="jp-Paramlens-muted">{relation(comparison, trans)}</div>
      <button {...focusable} type="button" className="jp-Paramlens-button" onClick={onSwap}>
        {trans.__('Swap')}
      </button>
    </div>
  );
}

/** From here on, a multiple says more than a percentage. */
const MULTIPLE = 2;

function hasOptimizer({ first, second }: Comparison): boolean {
  return first.printed !== first.total || second.printed !== second.total;
}

/** The models' difference or the second one's total by the first one's; empty where there is nothing to say. */
function relation({ first, second }: Comparison, trans: Translation): string {
  if (!first.total || second.total === null || first.total === second.total) return '';
  const difference = second.total - first.total;
  const ratio = second.total / first.total;
  return ratio >= MULTIPLE
    ? trans.__(
        'the second is %1 times the first',
        Number(ratio.toPrecision(3)).toLocaleString('en-US')
      )
    : trans.__('%1 of the first', percent(Math.abs(difference) / first.total));
}
