import { isCostColumn } from './costChoice.js';
import { widthOf, type ColumnLook } from './looks.js';

/** The scroll bar's width, in digits: it comes and goes. */
const SCROLL_BAR = 2.5;
/** What the names get of the room that is left; the formulas get the rest. */
const NAMES_PART = 0.5;

/** The columns with their names as wide as they need, as far as there is room.
 *
 * @param digits - the digits that stand side by side in the table's place; `null` when that is not known
 */
export function fitted(shown: readonly ColumnLook[], digits: number | null): readonly ColumnLook[] {
  if (digits === null) return shown;
  const plain = shown.filter(({ id }) => !isCostColumn(id));
  const left = Math.max(0, digits - SCROLL_BAR - widthOf(plain));
  return shown.map(look =>
    look.id === 'name'
      ? { ...look, width: Math.min(look.wish, look.width + left * NAMES_PART) }
      : look
  );
}
