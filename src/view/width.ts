import * as React from 'react';

/** How much of a table there is room for: everything; no parts of counts; only names, counts and formulas. */
export type Room = 'wide' | 'medium' | 'narrow';

/** Pixels from which on there is room at all, however little stands in the columns. */
const WIDE_FROM = 900;
const MEDIUM_FROM = 560;
/** The width of a digit in parts of the font's size, rather too wide than too narrow. */
const DIGIT = 0.64;

/** The room in a place of this width.
 *
 * @param width - in pixels; `null` when it is not known, which counts as enough
 * @param fontSize - in pixels
 * @param need - the digits that the columns of each room take side by side
 */
export function roomFor(
  width: number | null,
  fontSize: number,
  need: { readonly wide: number; readonly medium: number }
): Room {
  if (width === null) return 'wide';
  const fits = (digits: number): boolean => digits * DIGIT * fontSize <= width;
  if (width >= WIDE_FROM && fits(need.wide)) return 'wide';
  return width >= MEDIUM_FROM && fits(need.medium) ? 'medium' : 'narrow';
}

interface Size {
  readonly width: number | null;
  readonly fontSize: number;
}

/** What was measured last: tables mostly stand in a column of cells, all as wide, and the next one's first guess saves it a
 * second rendering. */
let latest: Size = { width: null, fontSize: 13 };

/** An element's width and the size of its font in pixels; the width is a guess, or
 * `null`, while it has none. */
export function useWidth(of: React.RefObject<HTMLElement>): Size {
  const [size, setSize] = React.useState(latest);
  React.useLayoutEffect(() => {
    const element = of.current;
    if (element === null || typeof ResizeObserver === 'undefined') return;
    const read = (): void => {
      // With the scroll bar: what is left out must not bring it back and forth.
      const width = element.offsetWidth;
      // What is out of sight has no width, and keeps what it had.
      if (width === 0) return;
      const fontSize = parseFloat(getComputedStyle(element).fontSize) || 13;
      if (latest.width !== width || latest.fontSize !== fontSize) latest = { width, fontSize };
      const measured = latest;
      setSize(old => (old.width === width && old.fontSize === fontSize ? old : measured));
    };
    read();
    const observer = new ResizeObserver(read);
    observer.observe(element);
    return () => observer.disconnect();
  }, [of]);
  return size;
}
