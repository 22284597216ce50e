import * as React from 'react';

/** The place of the row that has the focus, and what the rows' scroller does when the focus moves in it.
 *
 * A row that left the document would take the focus with it, and the keys would go to the notebook.
 */
export function useFocusedPlace(): readonly [
  place: number | null,
  onFocus: React.FocusEventHandler
] {
  const [place, setPlace] = React.useState<number | null>(null);
  const onFocus: React.FocusEventHandler = ({ target }) => {
    const index = target.closest<HTMLElement>('[data-index]')?.dataset.index;
    setPlace(index === undefined ? null : Number(index));
  };
  return [place, onFocus];
}
