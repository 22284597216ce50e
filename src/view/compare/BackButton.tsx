import * as React from 'react';
import { focusable } from '../keyboard.js';
import { useTranslation } from '../translation.js';

/** Leads from a comparison to the list that it was opened from. */
export function BackButton({ onBack }: { readonly onBack: () => void }): JSX.Element {
  const trans = useTranslation();
  return (
    <button
      {...focusable}
      type="button"
      className="jp-Paramlens-button jp-Paramlens-back"
      onClick={onBack}
    >
      {trans.__('Back to the list')}
    </button>
  );
}
