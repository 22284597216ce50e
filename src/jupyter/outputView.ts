import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import { Panel, type Widget } from '@lumino/widgets';
import { textOf, type CellOutput } from '../summary/outputs.js';
import type { Segment } from './segments.js';
import type { SummaryWidget } from './summaryWidget.js';
import { openCodes } from './text.js';
import type { WatchedRenderer } from './watchedRenderer.js';

/** What stands in place of one output: its summaries, and the text around them in the stock rendering.
 *
 * It is a sibling of the stock renderer, in the same panel of the output area.
 */
export class OutputView extends Panel {
  constructor(private readonly watched: WatchedRenderer) {
    super();
    this.addClass('jp-OutputArea-output');
    this.addClass('jp-Paramlens-output');
  }

  /** Show the segments of the output, keeping every widget that can stay. */
  present(
    output: CellOutput,
    segments: readonly Segment[],
    summaries: readonly SummaryWidget[]
  ): void {
    const text = textOf(output);
    segments.forEach((segment, place) => {
      if (segment.kind === 'summary') this._insert(place, summaries[segment.summary]);
      else {
        this._insertText(
          place,
          openCodes(text, segment.from) + text.slice(segment.from, segment.to)
        );
      }
    });
    for (const widget of this.widgets.slice(segments.length)) this._remove(widget);
  }

  /** Let go of the summaries, which belong to the lens, before everything else in here is disposed with it. */
  override dispose(): void {
    if (this.isDisposed) return;
    for (const widget of [...this.widgets]) this._remove(widget);
    super.dispose();
  }

  private _insert(place: number, widget: Widget): void {
    if (this.widgets[place] === widget) return;
    this.insertWidget(place, widget);
  }

  private _insertText(place: number, text: string): void {
    const present = this.widgets[place] as Widget | undefined;
    const old = present === undefined ? undefined : this._texts.get(present);
    if (old?.text === text) return;
    const entry = old ?? { renderer: this._createText(), text };
    entry.text = text;
    this._texts.set(entry.renderer, entry);
    this._insert(place, entry.renderer);
    void entry.renderer.renderModel(this._model(text));
  }

  private _createText(): IRenderMime.IRenderer {
    return this.watched.createStock(this._mimeType);
  }

  /** A part of an HTML page is no HTML page: its text is shown. */
  private get _mimeType(): string {
    return this.watched.mimeType === 'text/html' ? 'text/plain' : this.watched.mimeType;
  }

  private _model(text: string): IRenderMime.IMimeModel {
    return {
      trusted: this.watched.model?.trusted ?? false,
      data: { [this._mimeType]: text },
      metadata: {},
      // The notebook's own data must never change.
      setData: () => undefined
    };
  }

  private _remove(widget: Widget): void {
    if (this._texts.delete(widget)) widget.dispose();
    else widget.parent = null;
  }

  private readonly _texts = new Map<Widget, { renderer: IRenderMime.IRenderer; text: string }>();
}
