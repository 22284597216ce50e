import type { INotebookTracker } from '@jupyterlab/notebook';
import { Widget } from '@lumino/widgets';
import * as React from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { ComparisonView } from '../../view/compare/ComparisonView.js';
import { MaskedComparison } from '../../view/compare/MaskedComparison.js';
import type { ListedSummary } from '../../view/panel/listed.js';
import type { LensHost } from '../lensHost.js';
import { DOMAIN } from '../tokens.js';
import { followSummary } from './followSummary.js';

type Pair = readonly [first: ListedSummary, second: ListedSummary];

/** Two summaries held against each other, made anew when one of them is printed anew. */
export class ComparisonWidget extends Widget {
  /**
   * @param onBack - Leads back to where it was opened; `null` where it has a tab of its own.
   * @param onChange - Told the summaries as they now are.
   */
  constructor(
    private readonly host: LensHost,
    notebooks: INotebookTracker,
    private _pair: Pair,
    private readonly onBack: (() => void) | null,
    private readonly onChange: (pair: Pair) => void = () => undefined
  ) {
    super();
    this.addClass('jp-Paramlens-comparison');
    this._root = createRoot(this.node);
    this._render();
    const renew = (now: ListedSummary): void => {
      const [first, second] = this._pair;
      this._take(now.key === first.key ? [now, second] : [first, now]);
    };
    this._unfollow = this._pair.map(side => followSummary(side, host, notebooks, renew));
  }

  override dispose(): void {
    if (this.isDisposed) return;
    for (const unfollow of this._unfollow) unfollow();
    this._root.unmount();
    super.dispose();
  }

  private _take(pair: Pair): void {
    this._pair = pair;
    this._render();
    this.onChange(pair);
  }

  private _render(): void {
    const [first, second] = this._pair;
    const translation = this.host.translator.load(DOMAIN);
    const View = first.masked || second.masked ? MaskedComparison : ComparisonView;
    this._root.render(
      React.createElement(View, {
        translation,
        first,
        second,
        onSwap: () => this._take([second, first]),
        onBack: this.onBack
      })
    );
  }

  private readonly _root: Root;
  private readonly _unfollow: readonly (() => void)[];
}
