import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import type { Widget } from '@lumino/widgets';
import { detectMore } from '../summary/detect.js';
import { joined } from './joined.js';

/** What a renderer's `renderModel` is called with: later versions of JupyterLab pass more than the model. */
export type RenderArguments = Parameters<IRenderMime.IRenderer['renderModel']>;

export interface ScoutOptions {
  readonly renderer: IRenderMime.IRenderer;
  readonly mimeType: string;
  /** Makes another stock renderer, of this MIME type or of another one. */
  readonly createStock: (mimeType: string) => IRenderMime.IRenderer;
  /** Renders a model whose text may hold a summary. */
  readonly onMatch: (scout: Scout, args: RenderArguments) => Promise<void>;
}

const scouts = new WeakMap<Widget, Scout>();

/** The scout of a renderer, if it is one of ours. */
export function scoutOf(renderer: Widget): Scout | null {
  return scouts.get(renderer) ?? null;
}

/** Searches the text of a stock renderer as it arrives.
 *
 * The renderer itself stays what JupyterLab made it: only its `renderModel` is intercepted, and as long as no summary is
 * seen every call goes straight through. A wrapping widget would take its place in the rules of the style sheets and
 * move ordinary outputs by some pixels.
 */
export class Scout {
  constructor(readonly options: ScoutOptions) {
    const { renderer } = options;
    const stock = renderer.renderModel;
    this.renderStock = (...args) => Reflect.apply(stock, renderer, args);
    renderer.renderModel = (...args) => this._renderModel(args);
    scouts.set(renderer, this);
  }

  readonly renderStock: IRenderMime.IRenderer['renderModel'];

  /** What renders from now on, once a summary was seen. */
  successor: ((args: RenderArguments) => Promise<void>) | null = null;

  /** The model rendered last. */
  model: IRenderMime.IMimeModel | null = null;

  /** Whether what has come to the text since it was last asked may belong to a summary. */
  matches({ data }: IRenderMime.IMimeModel): boolean {
    const { mimeType } = this.options;
    const text = joined(data[mimeType]);
    if (text === null) return false;
    const stream = mimeType.startsWith('application/');
    const searched = stream ? this._searched : 0;
    this._searched = text.length;
    return detectMore(text, searched);
  }

  private _renderModel(args: RenderArguments): Promise<void> {
    [this.model] = args;
    if (this.successor !== null) return this.successor(args);
    return this.matches(args[0]) ? this.options.onMatch(this, args) : this.renderStock(...args);
  }

  private _searched = 0;
}
