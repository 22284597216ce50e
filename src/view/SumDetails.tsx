import * as React from 'react';
import { several } from '../text/message.js';
import { amount } from './format.js';
import type { LayerRow } from './rows.js';
import { translate, useTranslation } from './translation.js';

/** Rows that are listed one by one; more are only counted. */
const MOST = 50;

/** What a row opens to that only holds others: their counts, which add up to its own. */
export function SumDetails({ row }: { row: LayerRow }): JSX.Element {
  const trans = useTranslation();
  const { children } = row;
  const left = children.length - MOST;
  return (
    <div className="jp-Paramlens-details">
      <section>
        <h4>{trans.__('The sum of its layers')}</h4>
        <dl className="jp-Paramlens-summands">
          {children.slice(0, MOST).map(child => (
            <React.Fragment key={child.index}>
              <dt>{child.layer.name || child.layer.type}</dt>
              <dd>
                {child.count === null ? '?' : amount(child.count)}
                {child.layer.sharedWith !== null && (
                  <span className="jp-Paramlens-second">
                    {trans.__('shared with %1', child.layer.sharedWith)}
                  </span>
                )}
              </dd>
            </React.Fragment>
          ))}
          {left > 0 && (
            <dt>{translate(several(left, 'and %1 more layer', 'and %1 more layers'), trans)}</dt>
          )}
          {left > 0 && <dd>…</dd>}
          <dt className="jp-Paramlens-large">{trans.__('Together')}</dt>
          <dd className="jp-Paramlens-large">{row.count === null ? '?' : amount(row.count)}</dd>
        </dl>
      </section>
    </div>
  );
}
