import * as React from 'react';
import type { Sorting } from './arrange.js';
import { lookClasses, type ColumnLook } from './looks.js';
import { Icon } from './Icon.js';
import { focusable } from './keyboard.js';

interface HeadCellProps {
  readonly look: ColumnLook;
  /** What the table is sorted by. */
  readonly sorting: Sorting;
  /** Sort by the column; `undefined` for one that nothing can be sorted by. */
  readonly onSort: (() => void) | undefined;
}

/** A column's head, which sorts by the column: once, the other way round, and not at all. */
export function HeadCell({ look, sorting, onSort }: HeadCellProps): JSX.Element {
  const classes = lookClasses(look);
  if (onSort === undefined) {
    return (
      <th scope="col" className={classes}>
        {look.label}
      </th>
    );
  }
  const sorted = sorting?.id !== look.id ? null : sorting.descending ? 'descending' : 'ascending';
  return (
    <th scope="col" className={classes} aria-sort={sorted ?? 'none'}>
      <button
        {...focusable}
        type="button"
        className="jp-Paramlens-sort"
        title={look.title ?? (look.brief ? look.label : undefined)}
        onClick={onSort}
      >
        {look.brief && <Icon name="verified" />}
        <span className={look.brief ? 'jp-Paramlens-unseen' : undefined}>{look.label}</span>
        {sorted !== null && <Icon name={sorted} />}
      </button>
    </th>
  );
}
