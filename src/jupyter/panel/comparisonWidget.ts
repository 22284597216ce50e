import { Widget } from '@lumino/widgets';
import * as React from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { ComparisonView } from '../../view/compare/ComparisonView.js';
import type { ListedSummary } from '../../view/panel/listed.js';
import type { Translation } from '../../view/translation.js';

/** Two summaries held against each other, as they were when they were picked. */
export class ComparisonWidget extends Widget {
  /** @param onBack - Leads back to where it was opened; `null` where it has a tab of its own. */
  constructor(
    translation: Translation,
    first: ListedSummary,
    second: ListedSummary,
    onBack: (() => void) | null
  ) {
    super();
    this.addClass('jp-Paramlens-comparison');
    this._root = createRoot(this.node);
    this._root.render(React.createElement(ComparisonView, { translation, first, second, onBack }));
  }

  override dispose(): void {
    if (this.isDisposed) return;
    this._root.unmount();
    super.dispose();
  }

  private readonly _root: Root;
}
