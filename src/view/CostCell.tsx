import * as React from 'react';
import type { Cost } from '../cost/index.js';
import { costLabel, costText } from './costs.js';

/** What a row costs, with the arithmetic behind it as its title. */
export function CostCell({ cost }: { cost: Cost | undefined }): JSX.Element | null {
  if (cost === undefined) return null;
  const quiet = cost.value === null || cost.value === 0;
  return (
    <span className={quiet ? 'jp-Paramlens-muted' : undefined} title={costText(cost)}>
      {costLabel(cost)}
    </span>
  );
}
