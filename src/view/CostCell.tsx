import { loaded } from '../loading/using.js';
import * as React from 'react';
import type { Cost } from '../cost/index.js';
import { EXTRAS } from './parts.js';
import { useTranslation } from './translation.js';

/** What a row costs, with the arithmetic behind it as its title. */
export function CostCell({ cost }: { cost: Cost | undefined }): JSX.Element | null {
  const trans = useTranslation();
  if (cost === undefined) return null;
  const { costLabel, costText } = loaded(EXTRAS);
  const quiet = cost.value === null || cost.value === 0;
  // A number without its unit would be another one.
  const classes = ['jp-Paramlens-unbroken', ...(quiet ? ['jp-Paramlens-muted'] : [])];
  return (
    <span className={classes.join(' ')} title={costText(cost, trans)}>
      <bdi dir="ltr">{costLabel(cost, trans)}</bdi>
    </span>
  );
}
