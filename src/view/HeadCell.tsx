import type { Column } from '@tanstack/react-table';
import * as React from 'react';
import { lookClasses, type ColumnLook } from './looks.js';
import { Icon } from './Icon.js';
import { focusable } from './keyboard.js';
import type { LayerRow } from './rows.js';

interface HeadCellProps {
  readonly look: ColumnLook;
  /** `undefined` for a column that nothing can be sorted by. */
  readonly column: Column<LayerRow> | undefined;
}

/** A column's head, which sorts by the column: once, the other way round, and not at all. */
export function HeadCell({ look, column }: HeadCellProps): JSX.Element {
  const classes = lookClasses(look);
  if (column === undefined) {
    return (
      <th scope="col" className={classes}>
        {look.label}
      </th>
    );
  }
  const sorted = column.getIsSorted();
  return (
    <th
      scope="col"
      className={classes}
      aria-sort={sorted === false ? 'none' : sorted === 'asc' ? 'ascending' : 'descending'}
    >
      <button
        {...focusable}
        type="button"
        className="jp-Paramlens-sort"
        title={look.title ?? (look.brief ? look.label : undefined)}
        onClick={column.getToggleSortingHandler()}
      >
        {look.brief && <Icon name="verified" />}
        <span className={look.brief ? 'jp-Paramlens-unseen' : undefined}>{look.label}</span>
        {sorted !== false && <Icon name={sorted === 'asc' ? 'ascending' : 'descending'} />}
      </button>
    </th>
  );
}
