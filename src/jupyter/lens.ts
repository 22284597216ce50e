import { Signal } from '@lumino/signaling';
import type { Panel } from '@lumino/widgets';
import type { CellReport } from '../report/index.js';
import type { SummaryReport } from '../report/types.js';
import type { CellOutput } from '../summary/outputs.js';
import type { Keep } from '../view/predict/KeepAnswers.js';
import { actionsFor } from './actions.js';
import { explain } from './explain.js';
import { evidenceChanged } from './followNotebook.js';
import { keepAnswers } from './keepAnswers.js';
import type { LensHost, ViewKind } from './lensHost.js';
import { placeOf, sourceBehind } from './notebookSource.js';
import { keepOwnShortcuts } from './ownShortcuts.js';
import { OutputView } from './outputView.js';
import { ReturnButton } from './returnButton.js';
import { segmentsOf, type Segment } from './segments.js';
import { follow, type Site } from './sites.js';
import { SummaryWidget } from './summaryWidget.js';
import { onlyTailDiffers } from './tail.js';
import { Throttle } from './throttle.js';
import { DOMAIN, FOUND_CLASS } from './tokens.js';
import { switches } from './switches.js';
import type { Lens, WatchedRenderer } from './watchedRenderer.js';

/** For how many milliseconds a summary may be gone before its table goes: a progress bar takes text away and puts it back. */
const PATIENCE = 250;

/** One output that is shown in our way. */
interface Shown {
  readonly watched: WatchedRenderer;
  readonly panel: Panel;
  /** `null` where nothing of the output is left to show. */
  view: OutputView | null;
  button: ReturnButton | null;
}

/** Reads the outputs of one place together, and shows them explained or as they were printed. */
export class SiteLens implements Lens {
  constructor(
    private readonly site: Site,
    private readonly host: LensHost
  ) {
    this._unfollow = follow(site, () => this.outputChanged());
    host.changed.connect(this._onSettings, this);
    const notebook = this._place()?.model;
    if (notebook !== undefined) evidenceChanged(notebook).connect(this.outputChanged, this);
    site.widget.disposed.connect(this.dispose, this);
    switches.set(site.widget.node, this);
  }

  /** Which way the outputs are shown; `null` while no summary is in them. */
  get shows(): ViewKind | null {
    if (this._reports.length === 0) return null;
    const { view, predict } = this.host.settings;
    return this.locked ? 'explained' : (this._choice ?? (predict ? 'explained' : view));
  }

  get locked(): boolean {
    return this._predicting.size > 0;
  }

  /** Show the outputs the other way. */
  toggle(): void {
    if (this.locked) return;
    const hadFocus = this.site.widget.node.contains(document.activeElement);
    this._choice = this.shows === 'explained' ? 'original' : 'explained';
    this._apply();
    if (hadFocus) this._focus();
  }

  reportAt(element: Element | null): SummaryReport | null {
    const place = this._summaries.findIndex(({ node }) => node.contains(element));
    return this._reports[Math.max(place, 0)]?.report ?? null;
  }

  outputChanged(): void {
    this._throttle.request();
  }

  /** Read the outputs now. */
  update(): void {
    this._throttle.request();
    this._throttle.flush();
  }

  dispose(): void {
    if (this._disposed) return;
    this._disposed = true;
    this._throttle.stop();
    clearTimeout(this._patience);
    this._unfollow();
    Signal.disconnectReceiver(this);
    for (const shown of this._shown.values()) this._forget(shown);
    for (const summary of this._summaries) summary.dispose();
  }

  private _read(): void {
    const outputs = this.site.outputs();
    const reports = this._explain(outputs);
    if (this._mayComeBack(outputs, reports)) return;
    clearTimeout(this._patience);
    this._patience = undefined;
    this._outputs = outputs;
    this._reports = reports;
    this._apply();
  }

  private _explain(outputs: readonly CellOutput[]): readonly CellReport[] {
    if (onlyTailDiffers(this._outputs, outputs, this._reports)) return this._reports;
    const { model, widget } = this.site;
    try {
      const source = model === null ? null : sourceBehind(model, widget, this.host.notebooks);
      // A summary that begins in an output of another kind has no place to be shown in.
      return explain(outputs, source).filter(
        ({ start }) => this.site.rendererAt(start.output) !== null
      );
    } catch (error) {
      console.warn('The model summary could not be explained and stays as it was printed.', error);
      return [];
    }
  }

  /** Whether to wait for a summary that has just vanished from an output that is still there. */
  private _mayComeBack(outputs: readonly CellOutput[], reports: readonly CellReport[]): boolean {
    if (reports.length >= this._reports.length || outputs.length < this._outputs.length) {
      return false;
    }
    if (this._patience === undefined) {
      this._patience = setTimeout(() => {
        this._reports = [];
        this.update();
      }, PATIENCE);
    }
    return true;
  }

  private _apply(): void {
    const segments = segmentsOf(this._outputs, this._reports);
    this._fillSummaries();
    for (const [index, shown] of this._shown) {
      const stays = segments.has(index) && this.site.rendererAt(index) === shown.watched;
      if (!stays) this._forget(shown, index);
    }
    for (const [index, list] of segments) this._show(index, list);
    for (const summary of this._summaries.splice(this._reports.length)) summary.dispose();
  }

  private _show(index: number, segments: readonly Segment[]): void {
    const watched = this.site.rendererAt(index);
    const output = this._outputs.find(candidate => candidate.index === index);
    if (watched === null || output === undefined) return;
    const shown = this._shown.get(index) ?? {
      watched,
      panel: watched.renderer.parent as Panel,
      view: null,
      button: null
    };
    this._shown.set(index, shown);
    watched.lens = this;
    shown.panel.addClass(FOUND_CLASS);
    if (this.shows === 'explained') this._showExplained(shown, output, segments);
    else this._showOriginal(shown, segments);
  }

  private _showExplained(shown: Shown, output: CellOutput, segments: readonly Segment[]): void {
    shown.button?.dispose();
    shown.button = null;
    if (segments.length === 0) {
      shown.view?.dispose();
      shown.view = null;
    } else {
      shown.view ??= new OutputView(shown.watched);
      shown.view.present(output, segments, this._summaries);
      if (shown.view.parent === null) shown.panel.addWidget(shown.view);
    }
    shown.watched.replace();
  }

  private _showOriginal(shown: Shown, segments: readonly Segment[]): void {
    shown.view?.dispose();
    shown.view = null;
    shown.watched.restore();
    if (shown.button !== null || !segments.some(segment => segment.kind === 'summary')) return;
    shown.button = new ReturnButton(this.host.translator.load(DOMAIN), () => this.toggle());
    keepOwnShortcuts(shown.button.node, this.host.application.commands);
    shown.panel.addWidget(shown.button);
  }

  private _forget(shown: Shown, index?: number): void {
    shown.view?.dispose();
    shown.button?.dispose();
    if (!shown.watched.renderer.isDisposed) {
      shown.panel.removeClass(FOUND_CLASS);
      shown.watched.restore();
      shown.watched.lens = null;
    }
    if (index !== undefined) this._shown.delete(index);
  }

  private _fillSummaries(): void {
    const { settings, translator } = this.host;
    this._reports.forEach(({ report }, i) => {
      const summary = (this._summaries[i] ??= this._newSummary());
      summary.present({
        report,
        translation: translator.load(DOMAIN),
        maximumHeight: settings.maximumHeight,
        predict: settings.predict,
        keep: this._keep,
        actions: actionsFor(report, this.site.widget.node, this.host),
        onToggle: () => this.toggle(),
        onLeave: () => this._leave(),
        onPredict: predicting => {
          if (predicting) this._predicting.add(summary);
          else this._predicting.delete(summary);
          const { model } = this.site;
          // A table that goes away has not given its counts away.
          if (model !== null && !this._disposed) this.host.mask(model, i, predicting);
        }
      });
    });
  }

  private _newSummary(): SummaryWidget {
    const summary = new SummaryWidget();
    keepOwnShortcuts(summary.node, this.host.application.commands);
    return summary;
  }

  /** Writes answers into the notebook around the outputs; `null` where there is none. */
  private get _keep(): Keep | null {
    if (this._place() === null) return null;
    return (where, answers) => {
      // Cells may have moved since.
      const now = this._place();
      return now !== null && keepAnswers(now.model, now.cell, where, answers);
    };
  }

  private _place(): ReturnType<typeof placeOf> {
    const { model, widget } = this.site;
    return model === null ? null : placeOf(model, widget, this.host.notebooks);
  }

  private _focus(): void {
    for (const { button } of this._shown.values()) {
      if (button !== null) return button.focus();
    }
    this._summaries[0]?.focusToggle();
  }

  /** Give the focus to the cell, as Escape in its editor does. */
  private _leave(): void {
    const cell = this.site.widget.node.closest<HTMLElement>('.jp-Cell');
    if (cell !== null) cell.focus({ preventScroll: true });
    else if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  }

  private _onSettings(): void {
    this._apply();
  }

  private readonly _throttle = new Throttle(() => this._read());
  private readonly _unfollow: () => void;
  private readonly _shown = new Map<number, Shown>();
  private readonly _summaries: SummaryWidget[] = [];
  /** Those whose counts are being predicted. */
  private readonly _predicting = new Set<SummaryWidget>();
  private _outputs: readonly CellOutput[] = [];
  private _reports: readonly CellReport[] = [];
  /** What the user has chosen here, if anything. */
  private _choice: ViewKind | null = null;
  private _patience: ReturnType<typeof setTimeout> | undefined;
  private _disposed = false;
}
