import { Signal } from '@lumino/signaling';
import { loadAll } from '../loading/using.js';
import type { Part } from '../loading/part.js';
import { PartsMissing } from '../loading/later.js';
import type { CellReport } from '../report/index.js';
import type { CellOutput } from '../summary/outputs.js';
import { afterPaint } from '../view/afterPaint.js';
import { costsNamed, type CostChoice } from '../view/costChoice.js';
import { missingToView } from '../view/parts.js';
import { actionsFor, type SiteActions } from './actions.js';
import { beginningOf } from './beginning.js';
import { evidenceChanged } from './followNotebook.js';
import { Learning } from './learning.js';
import type { LensHost } from './lensHost.js';
import { keepOwnShortcuts } from './ownShortcuts.js';
import { segmentsOf } from './segments.js';
import { settingsIn, type LensSettings, type ViewKind } from './settings.js';
import { ShownOutputs } from './shownOutputs.js';
import { SiteReader } from './siteReader.js';
import { follow, type Site } from './sites.js';
import { SummaryWidget } from './summaryWidget.js';
import { Throttle } from './throttle.js';
import { DOMAIN } from './tokens.js';
import { switches, type ActedOn } from './switches.js';
import { Veil } from './veil.js';
import type { Lens } from './watchedRenderer.js';

/** For how many milliseconds a summary may be gone before its table goes: a progress bar takes text away and puts it back. */
const PATIENCE = 250;

/** Reads the outputs of one place together, and shows them explained or as they were printed. */
export class SiteLens implements Lens {
  constructor(
    private readonly site: Site,
    private readonly host: LensHost
  ) {
    this._reader = new SiteReader(site, host);
    this._learning = new Learning(site, host);
    this._shown = new ShownOutputs(this, site, host);
    this._unfollow = follow(site, () => this.outputChanged());
    host.changed.connect(this._onSettings, this);
    const { place } = this._learning;
    if (place !== null) {
      evidenceChanged(place.model).connect(this._onEvidence, this);
      // A teacher may ask for predictions at any time.
      place.model.cells.get(place.cell).metadataChanged.connect(this.outputChanged, this);
    }
    site.widget.disposed.connect(this.dispose, this);
    switches.set(site.widget.node, this);
  }

  /** Which way the outputs are shown; `null` while no summary is in them. */
  get shows(): ViewKind | null {
    if (this._reports.length === 0) return null;
    if (this.locked) return 'explained';
    return this._choice ?? (this._learning.startsPredicting ? 'explained' : this._settings.view);
  }

  get locked(): boolean {
    return this._reports.some((_, nth) => this._learning.isPredicting(nth));
  }

  /** Show the outputs the other way. */
  toggle(): void {
    if (this.locked) return;
    this._readRest();
    const hadFocus = this.site.widget.node.contains(document.activeElement);
    this._choice = this.shows === 'explained' ? 'original' : 'explained';
    this._apply();
    if (hadFocus) this._focus();
  }

  summaryAt(element: Element | null): ActedOn | null {
    this._readRest();
    if (this._reports.length === 0) return null;
    const found = this._summaries.findIndex(({ node }) => node.contains(element));
    const nth = Math.max(found, 0);
    return { report: this._reports[nth].report, actions: this._actions(nth) };
  }

  outputChanged(): void {
    this._throttle.request();
    // What may show counts that are to be predicted must not be painted first.
    if (this._mayGiveAway()) queueMicrotask(() => this._throttle.flush());
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
    this._stopRest?.();
    clearTimeout(this._patience);
    this._unfollow();
    this._veil.lift();
    Signal.disconnectReceiver(this);
    this._shown.dispose();
    for (const summary of this._summaries) summary.dispose();
  }

  private _read(): void {
    // The rest is read as soon as the beginning has been painted.
    if (this._stopRest !== null) return;
    const outputs = this.site.outputs();
    if (this._showBeginning(outputs)) return;
    const reports = this._reader.read(outputs, { outputs: this._outputs, reports: this._reports });
    const missing = reports instanceof PartsMissing ? reports.parts : this._missingToShow(reports);
    if (reports instanceof PartsMissing || missing.length > 0) {
      this._hasBegun = false;
      if (this._learning.expectsPredicting) this._veil.cover(this.site, outputs);
      void this._load(missing);
      return;
    }
    this._take(outputs, reports);
    this._veil.lift();
  }

  /** What is shown meanwhile stays; where the parts cannot be loaded, the outputs stay as they were printed. */
  private async _load(parts: readonly Part<unknown>[]): Promise<void> {
    if (this._isLoading) return;
    this._isLoading = true;
    const loaded = await loadAll(parts);
    this._isLoading = false;
    if (this._disposed) return;
    if (loaded) return this.update();
    this._take(this.site.outputs(), []);
    this._veil.lift();
  }

  /** @param reports - `null` before a long table has been read. */
  private _missingToShow(reports: readonly CellReport[] | null): readonly Part<unknown>[] {
    if (reports?.length === 0) return [];
    return missingToView({
      predict: reports?.some((_, nth) => this._learning.isPredicting(nth)) ?? false,
      costs: this._costs,
      rows:
        reports === null
          ? Infinity
          : reports.reduce((most, report) => Math.max(most, rowsIn(report)), 0)
    });
  }

  private _take(outputs: readonly CellOutput[], reports: readonly CellReport[]): void {
    if (this._mayComeBack(outputs, reports)) return;
    clearTimeout(this._patience);
    this._patience = undefined;
    this._outputs = outputs;
    this._reports = reports;
    this._apply();
  }

  /** Show what fills the screen of a long table, and read all of it when that has been painted. */
  private _showBeginning(outputs: readonly CellOutput[]): boolean {
    if (this._hasBegun || this._learning.expectsPredicting) return false;
    if (this._missingToShow(null).length > 0) return false;
    this._hasBegun = true;
    if (this._settings.view !== 'explained') return false;
    const beginning = beginningOf(outputs);
    if (beginning === null) return false;
    this._outputs = beginning.outputs;
    this._reports = beginning.reports;
    this._stopRest = afterPaint(() => this._readRest());
    this._apply();
    return true;
  }

  /** Read what has only begun to be shown. */
  private _readRest(): void {
    if (this._stopRest === null) return;
    this._stopRest();
    this._stopRest = null;
    this.update();
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
    this._shown.present(this.shows, this._outputs, segments, this._summaries);
    for (const summary of this._summaries.splice(this._reports.length)) summary.dispose();
  }

  private _fillSummaries(): void {
    const { translator } = this.host;
    const settings = this._settings;
    this._reports.forEach(({ report }, i) => {
      const summary = (this._summaries[i] ??= this._newSummary());
      summary.present({
        report,
        isBeginning: this._stopRest !== null,
        translation: translator.load(DOMAIN),
        maximumHeight: settings.maximumHeight,
        predict: this._learning.startsPredicting,
        costs: this._costs,
        table: this._learning.table(i),
        keep: this._learning.keep,
        kept: this._learning.kept,
        memory: this._learning.memory(i),
        actions: this._actions(i),
        onToggle: () => this.toggle(),
        onLeave: () => this._leave(),
        onPredict: predicting => {
          this._learning.mask(i, predicting);
        }
      });
    });
  }

  private _actions(nth: number): SiteActions {
    const { report } = this._reports[nth];
    const table = this._learning.table(nth);
    return actionsFor(report, this.site.widget.node, this.host, () => table.costs ?? this._costs);
  }

  private _newSummary(): SummaryWidget {
    const summary = new SummaryWidget();
    keepOwnShortcuts(summary.node, this.host.application.commands);
    return summary;
  }

  /** Whether outputs stand as they were printed where counts are to be predicted. */
  private _mayGiveAway(): boolean {
    if (!this._learning.expectsPredicting) return false;
    const { model, rendererAt } = this.site;
    for (let index = 0; index < (model?.length ?? 0); index++) {
      const watched = rendererAt(index);
      if (watched !== null && !this._shown.has(index, watched)) return true;
    }
    return false;
  }

  private _focus(): void {
    if (!this._shown.focusButton()) this._summaries[0]?.focusToggle();
  }

  /** Give the focus to the cell, as Escape in its editor does. */
  private _leave(): void {
    const cell = this.site.widget.node.closest<HTMLElement>('.jp-Cell');
    if (cell !== null) cell.focus({ preventScroll: true });
    else if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  }

  private _onEvidence(): void {
    this._reader.forget();
    this.outputChanged();
  }

  private _onSettings(): void {
    this.update();
  }

  /** Those that tables begin with. */
  private get _costs(): CostChoice {
    return costsNamed(this._settings.costColumns);
  }

  private get _settings(): LensSettings {
    return settingsIn(this.host.values);
  }

  private readonly _throttle = new Throttle(() => this._read());
  private readonly _reader: SiteReader;
  private readonly _learning: Learning;
  private readonly _unfollow: () => void;
  private readonly _veil = new Veil();
  private readonly _shown: ShownOutputs;
  private readonly _summaries: SummaryWidget[] = [];
  private _outputs: readonly CellOutput[] = [];
  private _reports: readonly CellReport[] = [];
  /** What the user has chosen here, if anything. */
  private _choice: ViewKind | null = null;
  private _patience: ReturnType<typeof setTimeout> | undefined;
  /** Keeps the rest of a table from being read, of which only the beginning is shown; `null` where all of it is. */
  private _stopRest: (() => void) | null = null;
  /** A first reading was tried: only that one may be of the beginning. */
  private _hasBegun = false;
  private _isLoading = false;
  private _disposed = false;
}

function rowsIn({ report }: CellReport): number {
  return report.layers.length;
}
