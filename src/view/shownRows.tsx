import * as React from 'react';
import { afterPaint } from './afterPaint.js';

/** From this many rows on, only those near the visible part are in the document. */
export const VIRTUAL_FROM = 200;
/** A closed row's height in pixels, until it is measured. */
export const ROW_HEIGHT = 34;
/** So many rows are painted at once, however small the scroller is. */
const LEAST = 16;

export interface ShownRows {
  /** False where all rows are to be in the document, at once or a frame later. */
  readonly virtual: boolean;
  /** The places of the rows that are in the document now. */
  readonly places: readonly number[];
  /** The height in pixels of what is left out before the n-th of `places`. */
  readonly gapBefore: (nth: number) => number;
  /** The heights in pixels of what is left out above all and below. */
  readonly before: number;
  readonly after: number;
  /** To be given every row's element as its `ref`. */
  readonly measure: ((node: Element | null) => void) | undefined;
}

/** All rows, those that fill the scroller first. */
export function useFilledRows(count: number, maximumHeight: number): ShownRows {
  const first = Math.max(LEAST, Math.ceil(maximumHeight / ROW_HEIGHT) + 1);
  const filled = useFilled(count <= first);
  const shown = filled ? count : Math.min(first, count);
  return {
    virtual: false,
    places: Array.from({ length: shown }, (_, place) => place),
    gapBefore: () => 0,
    before: 0,
    after: (count - shown) * ROW_HEIGHT,
    measure: undefined
  };
}

/** Which of the rows in a scroller are to be in the document. */
export type UseRows = (
  scroller: React.RefObject<HTMLElement>,
  count: number,
  keyOf: (place: number) => React.Key,
  /** Of the scroller, in pixels. */
  maximumHeight: number,
  /** The place of a row that stays in the document wherever it is: one that has the focus. */
  pinned: number | null
) => ShownRows;

/** Where there are never more rows than can all be in the document. */
export const useAllRows: UseRows = (_scroller, count, _keyOf, maximumHeight) =>
  useFilledRows(count, maximumHeight);

/** False until the rows in sight have been painted, if there are others. */
function useFilled(isAll: boolean): boolean {
  const [filled, setFilled] = React.useState(isAll);
  React.useEffect(() => {
    if (isAll || filled) return;
    return afterPaint(() => React.startTransition(() => setFilled(true)));
  }, [isAll, filled]);
  return filled || isAll;
}

/** Stands for the rows that are not in the document. */
export function Gap({ height, span }: { height: number; span: number }): JSX.Element | null {
  if (height <= 0) return null;
  return (
    <tbody aria-hidden="true">
      <tr className="jp-Paramlens-gap">
        <td colSpan={span} style={{ height }} />
      </tr>
    </tbody>
  );
}
