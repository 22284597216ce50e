import type { Panel } from '@lumino/widgets';
import type { CellOutput } from '../summary/outputs.js';
import { FOUND_CLASS } from './foundClass.js';
import type { LensHost } from './lensHost.js';
import { OutputView } from './outputView.js';
import { keepOwnShortcuts } from './ownShortcuts.js';
import { ReturnButton } from './returnButton.js';
import type { Segment } from './segments.js';
import type { ViewKind } from './settings.js';
import type { Site } from './sites.js';
import type { SummaryWidget } from './summaryWidget.js';
import { DOMAIN } from './tokens.js';
import type { Lens, WatchedRenderer } from './watchedRenderer.js';

/** One output that is shown in our way. */
interface Shown {
  readonly watched: WatchedRenderer;
  readonly panel: Panel;
  /** `null` where nothing of the output is left to show. */
  view: OutputView | null;
  button: ReturnButton | null;
}

/** The lens for which outputs are shown: renderers tell it what changes, and it turns from one way to the other. */
interface Turning extends Lens {
  toggle(): void;
}

/** The outputs of one place that hold a part of a summary: explained, or as printed with a button that leads back. */
export class ShownOutputs {
  constructor(
    private readonly lens: Turning,
    private readonly site: Site,
    private readonly host: LensHost
  ) {}

  /** Show the outputs that have segments in one of the two ways, and all others as they were printed. */
  present(
    way: ViewKind | null,
    outputs: readonly CellOutput[],
    segments: ReadonlyMap<number, readonly Segment[]>,
    summaries: readonly SummaryWidget[]
  ): void {
    for (const [index, shown] of this._shown) {
      const stays = segments.has(index) && this.site.rendererAt(index) === shown.watched;
      if (!stays) this._forget(index, shown);
    }
    for (const [index, list] of segments) {
      const output = outputs.find(candidate => candidate.index === index);
      const shown = this._shownAt(index);
      if (output === undefined || shown === null) continue;
      if (way === 'explained') explain(shown, output, list, summaries);
      else this._showOriginal(shown, list);
    }
  }

  /** Whether the output at an index is shown in our way by this renderer. */
  has(index: number, watched: WatchedRenderer): boolean {
    return this._shown.get(index)?.watched === watched;
  }

  /** Give the focus to the button that leads back. @returns whether there is one. */
  focusButton(): boolean {
    for (const { button } of this._shown.values()) {
      if (button === null) continue;
      button.focus();
      return true;
    }
    return false;
  }

  /** Show every output as it was printed. */
  dispose(): void {
    for (const [index, shown] of this._shown) this._forget(index, shown);
  }

  private _shownAt(index: number): Shown | null {
    const watched = this.site.rendererAt(index);
    if (watched === null) return null;
    const panel = watched.renderer.parent as Panel;
    const shown = this._shown.get(index) ?? { watched, panel, view: null, button: null };
    this._shown.set(index, shown);
    watched.lens = this.lens;
    shown.panel.addClass(FOUND_CLASS);
    return shown;
  }

  private _showOriginal(shown: Shown, segments: readonly Segment[]): void {
    shown.view?.dispose();
    shown.view = null;
    shown.watched.restore();
    if (shown.button !== null || !segments.some(segment => segment.kind === 'summary')) return;
    shown.button = new ReturnButton(this.host.translator.load(DOMAIN), () => this.lens.toggle());
    keepOwnShortcuts(shown.button.node, this.host.application.commands);
    shown.panel.addWidget(shown.button);
  }

  private _forget(index: number, shown: Shown): void {
    this._shown.delete(index);
    shown.view?.dispose();
    shown.button?.dispose();
    if (shown.watched.renderer.isDisposed) return;
    shown.panel.removeClass(FOUND_CLASS);
    shown.watched.restore();
    shown.watched.lens = null;
  }

  private readonly _shown = new Map<number, Shown>();
}

function explain(
  shown: Shown,
  output: CellOutput,
  segments: readonly Segment[],
  summaries: readonly SummaryWidget[]
): void {
  shown.button?.dispose();
  shown.button = null;
  if (segments.length === 0) {
    shown.view?.dispose();
    shown.view = null;
  } else {
    shown.view ??= new OutputView(shown.watched);
    shown.view.present(output, segments, summaries);
    if (shown.view.parent === null) shown.panel.addWidget(shown.view);
  }
  shown.watched.replace();
}
