import type { INotebookTracker } from '@jupyterlab/notebook';
import type { ITranslator } from '@jupyterlab/translation';
import { Signal, type ISignal } from '@lumino/signaling';

/** Which of the two ways to show a summary. */
export type ViewKind = 'explained' | 'original';

export interface LensSettings {
  /** How a summary is shown until the user switches. */
  readonly view: ViewKind;
  /** The largest height of the table in pixels; longer ones scroll. */
  readonly maximumHeight: number;
  /** Whether explained summaries leave their counts out, to be predicted. */
  readonly predict: boolean;
}

export const DEFAULTS: LensSettings = { view: 'explained', maximumHeight: 560, predict: false };

/** What every lens of the application shares. */
export class LensHost {
  constructor(
    readonly translator: ITranslator,
    readonly notebooks: INotebookTracker | null
  ) {}

  get settings(): LensSettings {
    return this._settings;
  }
  set settings(value: LensSettings) {
    this._settings = value;
    this._changed.emit();
  }

  /** Emitted when the settings have changed. */
  get changed(): ISignal<this, void> {
    return this._changed;
  }

  private _settings = DEFAULTS;
  private readonly _changed = new Signal<this, void>(this);
}
