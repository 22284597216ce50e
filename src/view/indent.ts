import type * as React from 'react';

/** How far one depth moves a name, while there is room for it. */
const STEP = 1.25;
/** The most that an indent takes of what its column has beyond the icons and a short word: names must stay readable in
 * deep models. */
const MOST = 0.4;
/** The width of the icons and of a short word. */
const KEPT = 5;
const KEPT_LETTERS = 9;
/** One depth, in letters. */
const STEP_LETTERS = 2;

interface Nested {
  readonly depth: number;
}

/** The depth of the innermost layer. */
export function deepestOf(layers: readonly Nested[]): number {
  return layers.reduce((deepest, { depth }) => Math.max(deepest, depth), 0);
}

/** A table's style, for the indents of its rows: all depths take the same step, which is smaller where they are many. */
export function stepOf(layers: readonly Nested[]): React.CSSProperties {
  const share = MOST / Math.max(1, deepestOf(layers));
  const step = `min(${STEP}em, (100% - ${KEPT}em) * ${share})`;
  return { '--paramlens-step': step } as React.CSSProperties;
}

/** The style of a name at some depth, in a table that has `stepOf` as its style. */
export function indentOf(depth: number): React.CSSProperties {
  return { paddingInlineStart: `calc(${depth} * var(--paramlens-step))` };
}

/** How many letters wide a column is to be so that as many are in a line behind the indent. */
export function lettersIndented(letters: number, depth: number, deepest: number): number {
  const most = (MOST * depth) / Math.max(1, deepest);
  const capped = (letters - KEPT_LETTERS * most) / (1 - most);
  return Math.ceil(Math.min(letters + STEP_LETTERS * depth, Math.max(letters, capped)));
}
