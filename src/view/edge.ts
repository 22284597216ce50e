import * as React from 'react';

/** Marks a scroller while something lies beyond its right edge, for the style sheet to shade that edge.
 *
 * An attribute, not a state: to draw the table anew for it would be too much while it scrolls.
 */
export function useShadedEdge(of: React.RefObject<HTMLElement>): void {
  React.useLayoutEffect(() => {
    const scroller = of.current;
    if (scroller === null || typeof ResizeObserver === 'undefined') return;
    const mark = (): void => {
      const beyond = scroller.scrollWidth - scroller.clientWidth - scroller.scrollLeft;
      // Widths are rounded to whole pixels.
      scroller.toggleAttribute('data-paramlens-more', beyond > 1);
    };
    const observer = new ResizeObserver(mark);
    observer.observe(scroller);
    for (const child of scroller.children) observer.observe(child);
    scroller.addEventListener('scroll', mark, { passive: true });
    return () => {
      observer.disconnect();
      scroller.removeEventListener('scroll', mark);
    };
  }, [of]);
}
