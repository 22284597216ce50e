import type { INotebookTracker } from '@jupyterlab/notebook';
import type { Message } from '@lumino/messaging';
import { Widget } from '@lumino/widgets';
import { Part } from '../../loading/part.js';
import type { LensHost } from '../lensHost.js';
import { DOMAIN } from '../tokens.js';
import { summariesIcon } from './icon.js';
import type { PanelContents } from './contents.js';
import type { ComparisonPlace } from './showComparison.js';

/** The tab at the side. What it shows is loaded when it is first looked at. */
export class SidePanel extends Widget {
  constructor(
    private readonly host: LensHost,
    private readonly notebooks: INotebookTracker,
    private readonly place: ComparisonPlace
  ) {
    super();
    this.id = 'paramlens-summaries';
    this.title.icon = summariesIcon;
    this.title.caption = host.translator.load(DOMAIN).__('Model summaries');
  }

  protected override onAfterShow(message: Message): void {
    super.onAfterShow(message);
    void this._activate();
  }

  protected override onAfterAttach(message: Message): void {
    super.onAfterAttach(message);
    if (this.isVisible) void this._activate();
  }

  protected override onBeforeHide(message: Message): void {
    super.onBeforeHide(message);
    if (this._contents !== null) this._contents.active = false;
  }

  private async _activate(): Promise<void> {
    if (this._contents === null) {
      // Where it cannot be loaded, it is tried again when the panel is next shown.
      await this._opening.load();
      if (this._opening.content === null || this.isDisposed) return;
      const { openContents } = this._opening.content;
      this._contents ??= openContents(this, this.host, this.notebooks, this.place);
    }
    this._contents.active = this.isVisible;
  }

  private readonly _opening = new Part(() => import(/* webpackChunkName: "panel" */ './open.js'));
  private _contents: PanelContents | null = null;
}
