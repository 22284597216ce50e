import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import { MessageLoop, type Message } from '@lumino/messaging';
import type { Widget } from '@lumino/widgets';
import { scoutOf, type RenderArguments, type Scout } from './scout.js';

/** What decides how the outputs of one place are shown. */
export interface Lens {
  /** The renderer's model has changed, while the lens shows something in place of its stock view. */
  outputChanged(): void;
}

const known = new WeakMap<Scout, WatchedRenderer>();

/** The watch over a renderer whose text its scout has searched until now.
 *
 * @param onMatch - Called when the text may hold a summary: before the renderer is attached, on attachment, and on
 *   changes. What it puts in the place of the stock view is there by the end of the turn.
 */
export function watchedBy(
  scout: Scout,
  onMatch: (watched: WatchedRenderer) => void
): WatchedRenderer {
  const watched = known.get(scout) ?? new WatchedRenderer(scout, onMatch);
  known.set(scout, watched);
  return watched;
}

/** A stock renderer whose view gives way to another one, and comes back. */
export class WatchedRenderer {
  /** A renderer has one at most: see `watchedBy`. */
  constructor(
    private readonly _scout: Scout,
    private readonly _onMatch: (watched: WatchedRenderer) => void
  ) {
    _scout.successor = args => this._render(args);
  }

  get renderer(): IRenderMime.IRenderer {
    return this._scout.options.renderer;
  }

  get mimeType(): string {
    return this._scout.options.mimeType;
  }

  /** Makes another stock renderer, of this MIME type or of another one. */
  createStock(mimeType: string): IRenderMime.IRenderer {
    return this._scout.options.createStock(mimeType);
  }

  /** The lens that shows this output in another way, if one does. */
  lens: Lens | null = null;

  /** The model rendered last. */
  get model(): IRenderMime.IMimeModel | null {
    return this._scout.model;
  }

  /** The watch over another renderer, if it is one of ours. */
  other(renderer: Widget): WatchedRenderer | null {
    const scout = scoutOf(renderer);
    return scout === null ? null : watchedBy(scout, this._onMatch);
  }

  /** Begin to look at a text that may hold a summary.
   *
   * @param args - What is still to be rendered of it; `null` where the stock view shows it.
   */
  take(args: RenderArguments | null): Promise<void> {
    this._hook();
    if (args !== null) return this._renderUnlessReplaced(args);
    this._onMatch(this);
    return Promise.resolve();
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
    if (this._stale && this.model !== null) void this._scout.renderStock(this.model);
    this._stale = false;
  }

  private _render(args: RenderArguments): Promise<void> {
    this._turn++;
    if (this._replaced) {
      this._stale = true;
      this.lens?.outputChanged();
      return Promise.resolve();
    }
    if (this.lens !== null) {
      const done = this._scout.renderStock(...args);
      this.lens.outputChanged();
      return done;
    }
    return this._scout.matches(args[0]) ? this.take(args) : this._scout.renderStock(...args);
  }

  /** Render the stock view only if nothing takes its place: long text takes longer than its table.
   *
   * Nothing is painted in between. Renderers are attached in the turn in which they are first given a model.
   */
  private async _renderUnlessReplaced(args: RenderArguments): Promise<void> {
    const turn = ++this._turn;
    this._onMatch(this);
    await Promise.resolve();
    if (this.renderer.isDisposed) return;
    if (!this._replaced) this._onMatch(this);
    // What is already looking at the outputs around it reads them at the end of the turn.
    await Promise.resolve();
    if (turn !== this._turn || this.renderer.isDisposed) return;
    if (this._replaced) this._stale = true;
    else await this._scout.renderStock(...args);
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

  /** Counts the calls, so that what was put off never overtakes what came later. */
  private _turn = 0;
  private _hooked = false;
  private _replaced = false;
  private _stale = false;
}
