import type * as React from 'react';

/** Props of every element that can have the focus.
 *
 * JupyterLab's shortcuts would otherwise act on the cell: `b` on a button inserts one, `m` loses the output. The
 * attribute counts on the focused element itself only.
 */
export const focusable = { 'data-lm-suppress-shortcuts': 'true' } as const;

/** Escape leaves the view, unless something in it has used the key. */
export function leaveOnEscape(leave: () => void): React.KeyboardEventHandler {
  return event => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    leave();
  };
}
