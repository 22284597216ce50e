import { defaultRangeExtractor, measureElement, useVirtualizer } from '@tanstack/react-virtual';
import * as React from 'react';
import { afterPaint } from './afterPaint.js';

/** From this many rows on, only those near the visible part are in the document. */
const VIRTUAL_FROM = 200;
/** A closed row's height in pixels, until it is measured. */
const ROW_HEIGHT = 34;
/** Rows kept in the document above and below the visible part. */
const OVERSCAN = 12;
/** So many rows are painted at once, however small the scroller is. */
const LEAST = 16;

export interface VirtualRows {
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

/** Which of the rows in a scroller are to be in the document. */
export function useVirtualRows(
  scroller: React.RefObject<HTMLElement>,
  count: number,
  keyOf: (place: number) => React.Key,
  /** Of the scroller, in pixels. */
  maximumHeight: number,
  /** The place of a row that stays in the document wherever it is: one that has the focus. */
  pinned: number | null = null
): VirtualRows {
  const virtual = count > VIRTUAL_FROM;
  const painted = usePainted();
  const virtualizer = useVirtualizer({
    count,
    enabled: virtual,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: place => keyOf(place) as string | number,
    initialRect: { width: 0, height: maximumHeight },
    overscan: painted.current ? OVERSCAN : 0,
    // To ask for heights before the first paint would lay the table out twice; an observer reports them after it.
    measureElement: (element, entry, instance) =>
      entry !== undefined || painted.current
        ? measureElement(element, entry, instance)
        : ROW_HEIGHT,
    rangeExtractor: range => {
      const near = defaultRangeExtractor(range);
      const isFar = pinned !== null && pinned < count && !near.includes(pinned);
      return isFar ? [...near, pinned].sort((a, b) => a - b) : near;
    },
    useFlushSync: false
  });
  const first = Math.max(LEAST, Math.ceil(maximumHeight / ROW_HEIGHT) + 1);
  const filled = useFilled(virtual || count <= first);
  if (!virtual) {
    const shown = filled ? count : Math.min(first, count);
    return {
      virtual,
      places: Array.from({ length: shown }, (_, place) => place),
      gapBefore: () => 0,
      before: 0,
      after: (count - shown) * ROW_HEIGHT,
      measure: undefined
    };
  }
  const items = virtualizer.getVirtualItems();
  return {
    virtual,
    places: items.map(({ index }) => index),
    gapBefore: nth => (nth === 0 ? 0 : items[nth].start - items[nth - 1].end),
    before: items[0]?.start ?? 0,
    after: items.length > 0 ? virtualizer.getTotalSize() - items[items.length - 1].end : 0,
    measure: virtualizer.measureElement
  };
}

/** Holds true once the table has been painted for the first time. */
function usePainted(): React.RefObject<boolean> {
  const painted = React.useRef(false);
  React.useEffect(() => afterPaint(() => (painted.current = true)), []);
  return painted;
}

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
