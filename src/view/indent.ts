import type * as React from 'react';

/** How far one depth moves a name, while there is room for it. */
const STEP = 1.25;
/** The most of its column that an indent takes, in percent: names must stay readable in deep models. */
const MOST = 40;
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
  return { '--paramlens-step': `min(${STEP}em, ${share}%)` } as React.CSSProperties;
}

/** The style of a name at some depth, in a table that has `stepOf` as its style. */
export function indentOf(depth: number): React.CSSProperties {
  return { paddingInlineStart: `calc(${depth} * var(--paramlens-step))` };
}

/** How many letters wide a column is to be so that as many are in a line behind the indent. */
export function lettersIndented(letters: number, depth: number, deepest: number): number {
  const most = (MOST * depth) / Math.max(1, deepest) / 100;
  return Math.ceil(Math.min(letters + STEP_LETTERS * depth, letters / (1 - most)));
}
