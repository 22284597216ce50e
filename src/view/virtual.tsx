import { defaultRangeExtractor, useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import * as React from 'react';

/** From this many rows on, only those near the visible part are in the document. */
const VIRTUAL_FROM = 200;
/** A closed row's height in pixels, until it is measured. */
const ROW_HEIGHT = 34;
/** Rows kept in the document above and below the visible part. */
const OVERSCAN = 12;

export interface VirtualRows {
  /** False where all rows are in the document; `items` is empty then. */
  readonly virtual: boolean;
  readonly items: readonly VirtualItem[];
  /** The height in pixels of what is left out before the n-th of `items`. */
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
  const virtualizer = useVirtualizer({
    count,
    enabled: virtual,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: place => keyOf(place) as string | number,
    initialRect: { width: 0, height: maximumHeight },
    overscan: OVERSCAN,
    rangeExtractor: range => {
      const near = defaultRangeExtractor(range);
      const isFar = pinned !== null && pinned < count && !near.includes(pinned);
      return isFar ? [...near, pinned].sort((a, b) => a - b) : near;
    },
    useFlushSync: false
  });
  const items = virtualizer.getVirtualItems();
  const some = virtual && items.length > 0;
  return {
    virtual,
    items,
    gapBefore: nth => (nth === 0 ? 0 : items[nth].start - items[nth - 1].end),
    before: some ? items[0].start : 0,
    after: some ? virtualizer.getTotalSize() - items[items.length - 1].end : 0,
    measure: virtual ? virtualizer.measureElement : undefined
  };
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
