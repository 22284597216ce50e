import type { INotebookTracker, NotebookPanel } from '@jupyterlab/notebook';
import { Widget } from '@lumino/widgets';
import * as React from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { refreshed, toggled, type ListedSummary } from '../../view/panel/listed.js';
import { SummaryList } from '../../view/panel/SummaryList.js';
import { learnersOf } from '../learners.js';
import type { LensHost } from '../lensHost.js';
import { Throttle } from '../throttle.js';
import { DOMAIN } from '../tokens.js';
import { followNotebook } from '../followNotebook.js';
import {
  nameOf,
  NotebookSummaries,
  prefixOf,
  type FoundSummary,
  type SummaryPlace
} from './notebookSummaries.js';
import { reveal } from './reveal.js';

/** For how many milliseconds changes are collected: a cell that runs makes many. */
const PATIENCE = 250;

/** What the panel shows once it is open: the summaries of the current notebook, as they come and go. */
export class PanelContents extends Widget {
  /**
   * @param onCompare - Shows a comparison.
   * @param toFront - Brings a notebook to the front that stands behind another tab.
   */
  constructor(
    private readonly host: LensHost,
    private readonly notebooks: INotebookTracker,
    private readonly onCompare: (first: ListedSummary, second: ListedSummary) => void,
    private readonly toFront: (panel: NotebookPanel) => void
  ) {
    super();
    this.addClass('jp-Paramlens-panelContents');
    this._root = createRoot(this.node);
    this._summaries = new NotebookSummaries(host, () => this._throttle.request());
    notebooks.currentChanged.connect(this._onCurrent, this);
    host.changed.connect(this._request, this);
    learnersOf(host).masksChanged.connect(this._request, this);
    this._onCurrent();
  }

  /** Follow the notebook, or rest while nobody sees it. */
  set active(active: boolean) {
    if (active === this._active) return;
    this._active = active;
    this._onCurrent();
  }

  override dispose(): void {
    if (this.isDisposed) return;
    this.notebooks.currentChanged.disconnect(this._onCurrent, this);
    this.host.changed.disconnect(this._request, this);
    learnersOf(this.host).masksChanged.disconnect(this._request, this);
    this._unfollow();
    clearTimeout(this._timer);
    this._throttle.stop();
    this._root.unmount();
    super.dispose();
  }

  private _onCurrent(): void {
    this._unfollow();
    this._unfollow = () => undefined;
    const panel = this._active ? this.notebooks.currentWidget : null;
    if (panel !== this._panel) {
      this._panel?.disposed.disconnect(this._onCurrent, this);
      panel?.disposed.connect(this._onCurrent, this);
      this._panel = panel;
    }
    if (!this._active) return;
    const model = panel?.isDisposed === false ? panel.content.model : null;
    if (panel === null || panel.isDisposed) {
      this._found = null;
      this._render();
    } else if (model === null) {
      // The notebook is still on its way.
      void panel.context.ready.then(() => {
        if (this._panel === panel && panel.content.model !== null) this._onCurrent();
      });
    } else {
      const unfollow = followNotebook(model, () => this._request());
      const { pathChanged } = panel.context;
      pathChanged.connect(this._request, this);
      this._unfollow = () => {
        unfollow();
        pathChanged.disconnect(this._request, this);
      };
      this._throttle.request();
    }
  }

  private _request(): void {
    if (!this._active) return;
    this._timer ??= setTimeout(() => {
      this._timer = undefined;
      this._throttle.request();
    }, PATIENCE);
  }

  private _read(): void {
    const panel = this._panel;
    const model = panel === null || panel.isDisposed ? null : panel.content.model;
    if (panel === null || model === null || this.isDisposed) return;
    // It is not known yet whether totals are to be predicted; when it is, `changed` tells.
    if (this.host.arriving !== null) return;
    const prefix = prefixOf(panel);
    this._found = this._summaries.read(model, nameOf(panel), prefix);
    this._picked = refreshed(
      this._picked,
      this._found.map(({ listed }) => listed),
      key => key.startsWith(prefix)
    );
    this._render();
  }

  private _render(): void {
    this._root.render(
      React.createElement(SummaryList, {
        translation: this.host.translator.load(DOMAIN),
        listed: this._found?.map(({ listed }) => listed) ?? null,
        picked: this._picked,
        onReveal: ({ key }: ListedSummary) => this._reveal(key),
        onPick: (summary: ListedSummary) => {
          this._picked = toggled(this._picked, summary);
          this._render();
        },
        onCompare: this.onCompare
      })
    );
  }

  private _reveal(key: string): void {
    const place: SummaryPlace | undefined = this._found?.find(
      ({ listed }) => listed.key === key
    )?.place;
    if (place === undefined || this._panel === null) return;
    if (!this._panel.isVisible) this.toFront(this._panel);
    void reveal(this._panel, place);
  }

  private readonly _root: Root;
  private readonly _summaries: NotebookSummaries;
  private readonly _throttle = new Throttle(() => this._read());
  private _unfollow: () => void = () => undefined;
  private _panel: NotebookPanel | null = null;
  private _found: readonly FoundSummary[] | null = null;
  private _picked: readonly ListedSummary[] = [];
  private _timer: ReturnType<typeof setTimeout> | undefined;
  private _active = false;
}
