import type { INotebookTracker } from '@jupyterlab/notebook';
import type { Contents } from '@jupyterlab/services';
import type { ITranslator } from '@jupyterlab/translation';
import type { CommandRegistry } from '@lumino/commands';
import { Signal, type ISignal } from '@lumino/signaling';

/** What lenses need of the application. */
export interface Application {
  /** The files of the server. */
  readonly contents: Contents.IManager;
  readonly commands: CommandRegistry;
  /** Opens a file in the application. */
  readonly open: (path: string) => void;
}

/** Values of settings by their names. */
export type SettingValues = { readonly [name: string]: unknown };

/** What every lens of the application shares. */
export class LensHost {
  constructor(
    readonly translator: ITranslator,
    readonly notebooks: INotebookTracker | null,
    readonly application: Application
  ) {}

  /** What the user has set, as the settings have it; see `settingsIn`. */
  get values(): SettingValues {
    return this._values;
  }
  set values(values: SettingValues) {
    this._values = values;
    this._changed.emit();
  }

  /** Settles when the settings have arrived; `null` from then on. Before, every count may be one to be predicted. */
  arriving: Promise<void> | null = null;

  /** Emitted when the settings have changed. */
  get changed(): ISignal<this, void> {
    return this._changed;
  }

  private _values: SettingValues = {};
  private readonly _changed = new Signal<this, void>(this);
}
