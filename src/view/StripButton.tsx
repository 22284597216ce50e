import * as React from 'react';
import { focusable } from './keyboard.js';

interface StripButtonProps {
  readonly label: string;
  /** The id of what it opens. */
  readonly controls: string;
  readonly open: boolean;
  readonly onClick: () => void;
}

/** Opens and closes a strip under the header. */
export function StripButton({ label, controls, open, onClick }: StripButtonProps): JSX.Element {
  return (
    <button
      {...focusable}
      type="button"
      className="jp-Paramlens-button jp-Paramlens-plain"
      aria-expanded={open}
      aria-controls={open ? controls : undefined}
      onClick={onClick}
    >
      {label}
    </button>
  );
}
