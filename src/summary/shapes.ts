import type { Shape, Size } from '../counter/types.js';

/** Cells whose shapes are kept: the rows of a table mostly repeat each other's. */
const MOST_KEPT = 500;
/** Longer cells are not worth keeping. */
const LONGEST_KEPT = 200;

const kept = new Map<string, readonly Shape[] | null>();

/** A cell's shapes, one an output: `(None, 28, 28, 1)`, `[(None, 16), (None, 16)]`, `{'a': (None, 1)}`, `[None, 3]`.
 *
 * @returns the complete shapes in printed order; `null` when there is none ("multiple", "?", cut).
 */
export function readShapes(cell: string): readonly Shape[] | null {
  const known = kept.get(cell);
  if (known !== undefined) return known;
  const shapes = parseShapes(cell);
  if (kept.size >= MOST_KEPT) kept.clear();
  if (cell.length <= LONGEST_KEPT) kept.set(cell, shapes);
  return shapes;
}

function parseShapes(cell: string): readonly Shape[] | null {
  const shapes: Shape[] = [];
  let sizes: Size[] | null = null;
  let position = 0;
  while (position < cell.length && shapes.length < 64) {
    const char = cell[position];
    if (char === '(' || char === '[') {
      sizes = [];
      position++;
    } else if (char === ')' || char === ']') {
      if (sizes && (sizes.length > 0 || char === ')')) shapes.push(sizes);
      sizes = null;
      position++;
    } else {
      const item = /^(None|-?\d{1,40}|\?)/.exec(cell.slice(position, position + 41));
      if (item && sizes) {
        const size = /^\d/.test(item[0]) ? Number(item[0]) : null;
        // A size past 2^53 could not be told exactly.
        if (size === null || Number.isSafeInteger(size)) sizes.push(size);
        else sizes = null;
        position += item[0].length;
      } else {
        // A cut shape has lost axes: nothing of it can be used.
        if (char === '…' || (char === '.' && sizes)) sizes = null;
        position++;
      }
    }
  }
  return shapes.length > 0 ? shapes : null;
}
