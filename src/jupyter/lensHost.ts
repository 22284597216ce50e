import type { INotebookTracker } from '@jupyterlab/notebook';
import type { Contents } from '@jupyterlab/services';
import type { ITranslator } from '@jupyterlab/translation';
import type { CommandRegistry } from '@lumino/commands';
import { Signal, type ISignal } from '@lumino/signaling';
import type { PredictionMemory } from '../view/predict/memory.js';

/** Which of the two ways to show a summary. */
export type ViewKind = 'explained' | 'original';

export interface LensSettings {
  /** How a summary is shown until the user switches. */
  readonly view: ViewKind;
  /** The largest height of the table in pixels; longer ones scroll. */
  readonly maximumHeight: number;
  /** Whether explained summaries leave their counts out, to be predicted. */
  readonly predict: boolean;
  /** The columns of costs that tables begin with, as the settings name them. */
  readonly costColumns: readonly string[];
}

export const DEFAULTS: LensSettings = {
  view: 'explained',
  maximumHeight: 560,
  predict: false,
  costColumns: []
};

/** What lenses need of the application. */
export interface Application {
  /** The files of the server. */
  readonly contents: Contents.IManager;
  readonly commands: CommandRegistry;
  /** Opens a file in the application. */
  readonly open: (path: string) => void;
}

/** What every lens of the application shares. */
export class LensHost {
  constructor(
    readonly translator: ITranslator,
    readonly notebooks: INotebookTracker | null,
    readonly application: Application
  ) {}

  get settings(): LensSettings {
    return this._settings;
  }
  set settings(value: LensSettings) {
    this._settings = value;
    this._changed.emit();
  }

  /** Settles when the settings have arrived; `null` from then on. Before, every count may be one to be predicted. */
  arriving: Promise<void> | null = null;

  /** Emitted when the settings have changed. */
  get changed(): ISignal<this, void> {
    return this._changed;
  }

  /** What learners have done, by the outputs' model and which of its summaries: it outlives the table, which goes
   * whenever the cell runs again. */
  readonly predictions = new WeakMap<object, Map<number, PredictionMemory>>();

  /** Emitted when the counts of a summary begin or cease to be predicted. */
  get masksChanged(): ISignal<this, void> {
    return this._masksChanged;
  }

  /** Whether the counts of the outputs' n-th summary are being predicted, so that nothing may tell them.
   *
   * @param asked - Whether the cell asks for it.
   */
  isMasked(outputs: object, nth: number, asked: boolean): boolean {
    return this._masks.get(outputs)?.get(nth) ?? (asked || this._settings.predict);
  }

  /** Keep what `isMasked` tells. */
  mask(outputs: object, nth: number, masked: boolean): void {
    const masks = this._masks.get(outputs) ?? new Map<number, boolean>();
    if (masks.get(nth) === masked) return;
    this._masks.set(outputs, masks.set(nth, masked));
    this._masksChanged.emit();
  }

  private readonly _masks = new WeakMap<object, Map<number, boolean>>();
  private readonly _masksChanged = new Signal<this, void>(this);
  private _settings = DEFAULTS;
  private readonly _changed = new Signal<this, void>(this);
}
