import * as React from 'react';
import type { Cause } from '../../compare/index.js';
import { translate, useTranslation } from '../translation.js';
import { signed } from './comparedRows.js';

interface CauseListProps {
  readonly causes: readonly Cause[];
  readonly difference: number | null;
}

/** What the difference of the totals is made of. */
export function CauseList({ causes, difference }: CauseListProps): JSX.Element {
  const trans = useTranslation();
  const headId = React.useId();
  return (
    <section className="jp-Paramlens-causes">
      <h3 id={headId}>{trans.__('Where the difference comes from')}</h3>
      {causes.length === 0 ? (
        <p className="jp-Paramlens-muted">
          {difference === 0
            ? trans.__('The totals are the same, and so are the counts of all rows.')
            : trans.__('The rows do not tell.')}
        </p>
      ) : (
        <table className="jp-Paramlens-causeTable" aria-labelledby={headId}>
          <tbody>
            {causes.map(cause => (
              <tr key={cause.kind}>
                <td className="jp-Paramlens-numeric">{signed(cause.difference)}</td>
                <td>{translate(cause.text, trans)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
