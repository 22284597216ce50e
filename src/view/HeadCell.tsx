import type { Column } from '@tanstack/react-table';
import * as React from 'react';
import type { ColumnLook } from './looks.js';
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
  const classes = `jp-Paramlens-${look.id}${look.numeric ? ' jp-Paramlens-numeric' : ''}`;
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
        title={look.title}
        onClick={column.getToggleSortingHandler()}
      >
        {look.label}
        {sorted !== false && <Icon name={sorted === 'asc' ? 'ascending' : 'descending'} />}
      </button>
    </th>
  );
}
