import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import { MessageLoop, type Message } from '@lumino/messaging';
import type { Widget } from '@lumino/widgets';
import { detect } from '../summary/detect.js';
import { joined } from './joined.js';

/** What decides how the outputs of one place are shown. */
export interface Lens {
  /** The renderer's model has changed, while the lens shows something in place of its stock view. */
  outputChanged(): void;
}

export interface WatchedRendererOptions {
  readonly renderer: IRenderMime.IRenderer;
  readonly mimeType: string;
  /** Makes another stock renderer, of this MIME type or of another one. */
  readonly createStock: (mimeType: string) => IRenderMime.IRenderer;
  /** Called when the text may hold a summary: before the renderer is attached, on attachment, and on changes. */
  readonly onMatch: (watched: WatchedRenderer) => void;
  /** Whether `onMatch` will have put something in the place of the stock view, if it does, by the end of the turn. */
  readonly isPrompt: () => boolean;
}

/** How far back to search again when a stream has grown, so that a mark cut in two by the chunks is seen. */
const OVERLAP = 4096;

const known = new WeakMap<Widget, WatchedRenderer>();

/** The watch over a renderer, if it is one of ours. */
export function watchedOf(renderer: Widget): WatchedRenderer | null {
  return known.get(renderer) ?? null;
}

/** A stock renderer whose text is watched.
 *
 * The renderer itself stays what JupyterLab made it: only its `renderModel` is intercepted, and as long as no summary is
 * seen every call goes straight through. A wrapping widget would take its place in the rules of the style sheets and
 * move ordinary outputs by some pixels.
 */
export class WatchedRenderer {
  constructor(options: WatchedRendererOptions) {
    this.renderer = options.renderer;
    this.mimeType = options.mimeType;
    this.createStock = options.createStock;
    this._onMatch = options.onMatch;
    this._isPrompt = options.isPrompt;
    const stock = options.renderer.renderModel;
    // Later versions of JupyterLab pass more than the model.
    this._renderStock = (...args) => Reflect.apply(stock, options.renderer, args);
    this.renderer.renderModel = (...args) => this._renderModel(args);
    known.set(this.renderer, this);
  }

  readonly renderer: IRenderMime.IRenderer;
  readonly mimeType: string;
  readonly createStock: (mimeType: string) => IRenderMime.IRenderer;

  /** The lens that shows this output in another way, if one does. */
  lens: Lens | null = null;

  /** The model rendered last. */
  get model(): IRenderMime.IMimeModel | null {
    return this._model;
  }

  /** Take the stock view out of the document until `restore`.
   *
   * Hidden text would still be found by the notebook's search. The widget keeps its place in the layout.
   */
  replace(): void {
    this._replaced = true;
    this._hook();
    if (this.renderer.isAttached) this.renderer.node.remove();
  }

  /** Put the stock view back, up to date. */
  restore(): void {
    if (!this._replaced) return;
    this._replaced = false;
    this._putBack();
    if (this._stale && this._model !== null) void this._renderStock(this._model);
    this._stale = false;
  }

  private _renderModel(args: Parameters<IRenderMime.IRenderer['renderModel']>): Promise<void> {
    this._model = args[0];
    const turn = ++this._turn;
    if (this._replaced) {
      this._stale = true;
      this.lens?.outputChanged();
      return Promise.resolve();
    }
    if (this.lens !== null) {
      const done = this._renderStock(...args);
      this.lens.outputChanged();
      return done;
    }
    if (!this._matches(args[0])) return this._renderStock(...args);
    this._hook();
    if (this._isPrompt()) return this._renderUnlessReplaced(args, turn);
    const done = this._renderStock(...args);
    this._onMatch(this);
    return done;
  }

  /** Render the stock view only if nothing takes its place: long text takes longer than its table.
   *
   * Nothing is painted in between. Renderers are attached in the turn in which they are first given a model.
   */
  private async _renderUnlessReplaced(
    args: Parameters<IRenderMime.IRenderer['renderModel']>,
    turn: number
  ): Promise<void> {
    this._onMatch(this);
    await Promise.resolve();
    if (this.renderer.isDisposed) return;
    if (!this._replaced) this._onMatch(this);
    // What is already looking at the outputs around it reads them at the end of the turn.
    await Promise.resolve();
    if (turn !== this._turn || this.renderer.isDisposed) return;
    if (this._replaced) this._stale = true;
    else await this._renderStock(...args);
  }

  private _matches(model: IRenderMime.IMimeModel): boolean {
    const text = joined(model.data[this.mimeType]);
    if (text === null) return false;
    const stream = this.mimeType.startsWith('application/');
    const from = stream ? Math.max(0, Math.min(this._searched, text.length) - OVERLAP) : 0;
    this._searched = text.length;
    return detect(from === 0 ? text : text.slice(from));
  }

  private _hook(): void {
    if (this._hooked) return;
    this._hooked = true;
    MessageLoop.installMessageHook(this.renderer, (_, message) => this._onMessage(message));
  }

  private _onMessage(message: Message): boolean {
    if (message.type === 'after-attach') {
      if (this._replaced) this.renderer.node.remove();
      // Hooks run before the widget itself; a turn later it is attached, and still nothing is painted.
      else queueMicrotask(() => this._onMatch(this));
    } else if (message.type === 'before-detach' && this._replaced) {
      // Layouts expect the nodes of their widgets where they have put them.
      this._putBack();
    }
    return true;
  }

  private _putBack(): void {
    const { node, parent } = this.renderer;
    if (node.parentNode !== null || parent === null) return;
    const place = Array.from((parent.layout ?? []) as Iterable<Widget>).indexOf(this.renderer);
    parent.node.insertBefore(node, parent.node.children[place] ?? null);
  }

  private readonly _onMatch: (watched: WatchedRenderer) => void;
  private readonly _isPrompt: () => boolean;
  private readonly _renderStock: IRenderMime.IRenderer['renderModel'];
  private _model: IRenderMime.IMimeModel | null = null;
  private _searched = 0;
  /** Counts the calls, so that what was put off never overtakes what came later. */
  private _turn = 0;
  private _hooked = false;
  private _replaced = false;
  private _stale = false;
}
