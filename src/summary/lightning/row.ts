import { readScaledAmount } from '../amounts.js';
import { lastPart, rowOf } from '../rows.js';
import { readShapes } from '../shapes.js';
import type { Amount, Row } from '../types.js';

/** Reads a shortened number: three digits without decimals lost the rest, two with one decimal were rounded. */
export function readNumber(cell: string): Amount | null {
  return readScaledAmount(cell, { wholes: 'dropped' });
}

/** A row from its cells.
 *
 * A module's count is that of everything inside it, whether there are rows for that or not.
 *
 * @param titles the columns' titles, as many as there are cells.
 */
export function readModule(titles: readonly string[], cells: readonly string[]): Row {
  const cell = (title: string): string => {
    const at = titles.indexOf(title);
    return at < 0 ? '' : (cells[at] ?? '').trim();
  };
  const path = cell('Name').replace(/…$/, '');
  const count = readNumber(cell('Params'));
  // What is in no module of the table, in one number.
  if (path === 'other params') return rowOf({ name: path, type: '', count });
  const inputs = readShapes(cell('In sizes'));
  return rowOf({
    name: lastPart(path, '.'),
    path,
    type: cell('Type').replace(/\s|…$/g, ''),
    nameCut: cell('Name').endsWith('…'),
    typeCut: cell('Type').endsWith('…'),
    depth: path.split('.').length - 1,
    count,
    counts: 'subtree',
    outputs: readShapes(cell('Out sizes')),
    ...(inputs && { inputs })
  });
}
