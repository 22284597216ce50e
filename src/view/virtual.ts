import { defaultRangeExtractor, measureElement, useVirtualizer } from '@tanstack/react-virtual';
import * as React from 'react';
import { afterPaint } from './afterPaint.js';
import { ROW_HEIGHT, useFilledRows, VIRTUAL_FROM, type ShownRows } from './shownRows.js';

/** Rows kept in the document above and below the visible part. */
const OVERSCAN = 12;
/** Which of the rows in a scroller are to be in the document. */
export function useVirtualRows(
  scroller: React.RefObject<HTMLElement>,
  count: number,
  keyOf: (place: number) => React.Key,
  /** Of the scroller, in pixels. */
  maximumHeight: number,
  /** The place of a row that stays in the document wherever it is: one that has the focus. */
  pinned: number | null = null
): ShownRows {
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
  const filled = useFilledRows(virtual ? 0 : count, maximumHeight);
  if (!virtual) return filled;
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
