import * as React from 'react';
import type { ExportFormat } from '../export/types.js';

/** A table to be written, and where to. */
export interface ExportOrder {
  readonly format: ExportFormat;
  /** With the steps from the shapes to each count. */
  readonly derivations: boolean;
  readonly to: 'clipboard' | 'file';
}

/** What can be done with a summary outside its view. */
export interface SummaryActions {
  /** @returns whether it was copied. */
  readonly onCopy: (text: string) => Promise<boolean>;
  readonly onExport: (order: ExportOrder) => void;
}

/** `null` where nothing can be done: the view then offers nothing. */
export const ActionsContext = React.createContext<SummaryActions | null>(null);

export function useActions(): SummaryActions | null {
  return React.useContext(ActionsContext);
}
