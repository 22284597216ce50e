import { isCostColumn } from './costChoice.js';
import { widthOf, type ColumnLook } from './looks.js';

/** The scroll bar's width, in digits: it comes and goes. */
const SCROLL_BAR = 2.5;
/** What the names get of the room that is left; the formulas get the rest. */
const NAMES_PART = 0.5;
/** In a formula's column this wide hardly any legend wraps more than once, in digits. */
const FORMULA_ENOUGH = 40;

/** The columns with their names as wide as they need, as far as there is room, and formulas as wide as without costs.
 *
 * @param digits - the digits that stand side by side in the table's place; `null` when that is not known
 */
export function fitted(shown: readonly ColumnLook[], digits: number | null): readonly ColumnLook[] {
  if (digits === null) return shown;
  const plain = shown.filter(({ id }) => !isCostColumn(id));
  const left = Math.max(0, digits - SCROLL_BAR - widthOf(plain));
  const withNames = shown.map(look =>
    look.id === 'name'
      ? { ...look, width: Math.min(look.wish, look.width + left * NAMES_PART) }
      : look
  );
  return plain.length === shown.length ? withNames : withFormula(withNames, digits);
}

/** Costs make a table scroll: narrow formulas would make its rows high, and save nothing. */
function withFormula(shown: readonly ColumnLook[], digits: number): readonly ColumnLook[] {
  const left = digits - SCROLL_BAR - widthOf(shown.filter(({ id }) => !isCostColumn(id)));
  return shown.map(look =>
    look.id === 'formula'
      ? { ...look, width: Math.max(look.width, Math.min(FORMULA_ENOUGH, look.width + left)) }
      : look
  );
}
