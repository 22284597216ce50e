import type { SettingValues } from './lensHost.js';

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

/** What the values say; the defaults hold where they say nothing of use. */
export function settingsIn(values: SettingValues): LensSettings {
  const { view, maximumHeight, costColumns } = values;
  return {
    view: view === 'original' ? 'original' : 'explained',
    maximumHeight: typeof maximumHeight === 'number' && maximumHeight > 0 ? maximumHeight : 560,
    predict: values.predict === true,
    costColumns: Array.isArray(costColumns)
      ? costColumns.filter(name => typeof name === 'string')
      : []
  };
}
