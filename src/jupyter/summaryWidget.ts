import { Widget } from '@lumino/widgets';
import type { Message } from '@lumino/messaging';
import * as React from 'react';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { SummaryView, type SummaryViewProps } from '../view/index.js';

/** A summary's table as a widget.
 *
 * Unlike JupyterLab's own React widgets it stays rendered while it is detached: a notebook detaches the cells that
 * scroll out of sight, and they must come back sorted, filtered and opened as they were.
 */
export class SummaryWidget extends Widget {
  constructor() {
    super();
    this.addClass('jp-Paramlens-summary');
    this._root = createRoot(this.node);
  }

  /** Show a report. Does nothing when nothing has changed. */
  present(props: SummaryViewProps): void {
    const last = this._props;
    if (
      last !== null &&
      last.report === props.report &&
      last.maximumHeight === props.maximumHeight &&
      last.predict === props.predict &&
      last.costs?.columns.join() === props.costs?.columns.join()
    ) {
      return;
    }
    this._props = props;
    // At once, so that no frame is painted with neither the stock view nor ours.
    flushSync(() => this._root.render(React.createElement(SummaryView, props)));
  }

  /** Give the focus to the button that leads to the original output. */
  focusToggle(): void {
    this.node.querySelector<HTMLElement>('.jp-Paramlens-toggle')?.focus();
  }

  override dispose(): void {
    if (this.isDisposed) return;
    this._root.unmount();
    super.dispose();
  }

  protected override onBeforeDetach(message: Message): void {
    super.onBeforeDetach(message);
    const scroller = this._scroller;
    if (scroller !== null) this._scrolled = [scroller.scrollLeft, scroller.scrollTop];
  }

  protected override onAfterAttach(message: Message): void {
    super.onAfterAttach(message);
    const [left, top] = this._scrolled;
    if (left !== 0 || top !== 0) this._scroller?.scrollTo(left, top);
  }

  private get _scroller(): HTMLElement | null {
    return this.node.querySelector<HTMLElement>('.jp-Paramlens-scroller');
  }

  private readonly _root: Root;
  private _props: SummaryViewProps | null = null;
  private _scrolled: readonly [left: number, top: number] = [0, 0];
}
