import { isCostColumn } from './costChoice.js';
import { widthOf, type ColumnLook } from './looks.js';

/** The scroll bar's width, in digits: it comes and goes. */
const SCROLL_BAR = 2.5;
/** What the names get of the room that is left; the formulas get the rest. */
const NAMES_PART = 0.5;
/** The least width of the names, however little room there is, in digits. */
const NAMES_LEAST = 12.5;
/** So far before the pinned verdict all that is behind it fades, in digits; as in the style sheet. */
const FADE = 2;
/** In a formula's column this wide hardly any legend wraps more than once, in digits. */
const FORMULA_ENOUGH = 40;

/** The columns with their names as wide as they need, as far as there is room, and formulas as wide as without costs, if
 * there is room for them at all.
 *
 * @param digits - the digits that stand side by side in the table's place; `null` when that is not known
 */
export function fitted(shown: readonly ColumnLook[], digits: number | null): readonly ColumnLook[] {
  if (digits === null) return shown;
  const isNarrow = shown.every(({ id }) => id !== 'type');
  const need = widthOf(shown.filter(({ id }) => !isCostColumn(id))) + SCROLL_BAR;
  return fittedIn(isNarrow && digits < need ? withoutFormula(shown) : shown, digits);
}

function fittedIn(shown: readonly ColumnLook[], digits: number): readonly ColumnLook[] {
  const plain = shown.filter(({ id }) => !isCostColumn(id));
  const withNames = shown.map(look =>
    look.id === 'name' ? { ...look, width: namesWidth(look, plain, digits) } : look
  );
  return plain.length === shown.length ? withNames : withFormula(withNames, digits);
}

/** The pinned verdict would cover a column of formulas: they go under the counts. */
function withoutFormula(shown: readonly ColumnLook[]): readonly ColumnLook[] {
  return shown
    .filter(({ id }) => id !== 'formula')
    .map(look => (look.id === 'count' ? { ...look, explains: true } : look));
}

/** Names give way where the counts would lie behind the pinned verdict, and grow where there is room. */
function namesWidth(
  { width, wish }: ColumnLook,
  plain: readonly ColumnLook[],
  digits: number
): number {
  const left = digits - SCROLL_BAR - widthOf(plain);
  if (left >= 0) return Math.min(wish, width + left * NAMES_PART);
  const covered = widthOf(plain.filter(({ id }) => id !== 'formula')) + FADE + SCROLL_BAR - digits;
  return Math.min(width, Math.max(NAMES_LEAST, width - covered));
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
