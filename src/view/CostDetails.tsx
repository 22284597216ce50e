import * as React from 'react';
import { COST_COLUMNS, type CostColumn, type Costs } from './costChoice.js';
import { costLabel } from './costs.js';
import { FormulaMath } from './FormulaMath.js';
import type { ColumnLook } from './looks.js';
import { translate, useTranslation } from './translation.js';

interface CostDetailsProps {
  /** The columns that are shown; only their costs are explained. */
  readonly looks: readonly ColumnLook[];
  readonly costs: Costs | undefined;
}

/** How each cost of a row is worked out. */
export function CostDetails({ looks, costs }: CostDetailsProps): JSX.Element | null {
  const trans = useTranslation();
  if (costs === undefined) return null;
  const shown = looks.filter(({ id }) => COST_COLUMNS.includes(id as CostColumn));
  return (
    <section className="jp-Paramlens-details jp-Paramlens-costs">
      <h4>{trans.__('Costs')}</h4>
      <dl>
        {shown.map(({ id, label, title }) => {
          const cost = costs[id as CostColumn];
          return (
            <React.Fragment key={id}>
              <dt title={title}>{label}</dt>
              <dd>
                {cost.steps.length === 0 && costLabel(cost, trans)}
                {cost.steps.map((formula, i) => (
                  <FormulaMath key={i} formula={formula} />
                ))}
                {cost.note !== null && (
                  <span className="jp-Paramlens-second">{translate(cost.note, trans)}</span>
                )}
              </dd>
            </React.Fragment>
          );
        })}
      </dl>
    </section>
  );
}
