import * as React from 'react';

/** How much of a table there is room for: everything; no parts of counts; only names, counts and formulas. */
export type Room = 'wide' | 'medium' | 'narrow';

/** Pixels from which on there is room at all, however little stands in the columns. */
const WIDE_FROM = 900;
const MEDIUM_FROM = 560;
/** The width of a digit in parts of the font's size where none can be measured, rather too wide than too narrow. */
const DIGIT = 0.64;
/** An East Asian character is as wide as the font is large: so many letters. */
const WIDE_LETTER = 1.8;
const EAST_ASIAN =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/g;

/** The room in a place of this width.
 *
 * @param width - in pixels; `null` when it is not known, which counts as enough
 * @param digit - the width of a digit, in pixels
 * @param need - the digits that the columns of each room take side by side
 */
export function roomFor(
  width: number | null,
  digit: number,
  need: { readonly wide: number; readonly medium: number }
): Room {
  if (width === null) return 'wide';
  const fits = (digits: number): boolean => digits * digit <= width;
  if (width >= WIDE_FROM && fits(need.wide)) return 'wide';
  return width >= MEDIUM_FROM && fits(need.medium) ? 'medium' : 'narrow';
}

interface Size {
  readonly width: number | null;
  readonly digit: number;
}

/** What was measured last: tables mostly stand in a column of cells, all as wide, and the next one's first guess saves it a
 * second rendering. */
let latest: Size = { width: null, digit: 13 * DIGIT };

/** An element's width and that of a digit in it, in pixels; the first is a guess, or `null`, while it has none. */
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
      const digit = digitIn(element);
      if (latest.width !== width || latest.digit !== digit) latest = { width, digit };
      const measured = latest;
      setSize(old => (old.width === width && old.digit === digit ? old : measured));
    };
    read();
    const observer = new ResizeObserver(read);
    observer.observe(element);
    return () => observer.disconnect();
  }, [of]);
  return size;
}

const digits = new Map<string, number>();

/** The width of a digit in an element's font, in pixels; measured once for each font. */
function digitIn(element: HTMLElement): number {
  const { fontSize, fontFamily } = getComputedStyle(element);
  const font = `${fontSize} ${fontFamily}`;
  const known = digits.get(font);
  if (known !== undefined) return known;
  const context =
    typeof OffscreenCanvas === 'undefined' ? null : new OffscreenCanvas(1, 1).getContext('2d');
  if (context !== null) context.font = font;
  const width = context?.measureText('0').width ?? (parseFloat(fontSize) || 13) * DIGIT;
  digits.set(font, width);
  return width;
}

/** How many letters wide a text is. */
export function lettersIn(text: string): number {
  const wide = text.match(EAST_ASIAN)?.length ?? 0;
  return text.length + wide * (WIDE_LETTER - 1);
}
