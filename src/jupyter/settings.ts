import type { ISettingRegistry } from '@jupyterlab/settingregistry';
import { DEFAULTS, type LensHost, type LensSettings } from './lensHost.js';
import { PLUGIN_ID } from './tokens.js';

/** Hands the user's settings to the host, now and when they change. Without them the defaults hold. */
export function followSettings(registry: ISettingRegistry, host: LensHost): void {
  const take = (settings: ISettingRegistry.ISettings): void => {
    host.settings = toSettings(settings.composite);
  };
  host.arriving = registry
    .load(PLUGIN_ID)
    .then(settings => {
      host.arriving = null;
      take(settings);
      settings.changed.connect(take);
    })
    .catch((error: unknown) => {
      host.arriving = null;
      host.settings = DEFAULTS;
      console.warn('The settings could not be loaded; the defaults hold.', error);
    });
}

function toSettings(values: { readonly [name: string]: unknown }): LensSettings {
  const { view, maximumHeight, predict, costColumns } = values;
  return {
    view: view === 'original' ? 'original' : 'explained',
    maximumHeight:
      typeof maximumHeight === 'number' && maximumHeight > 0
        ? maximumHeight
        : DEFAULTS.maximumHeight,
    predict: predict === true,
    costColumns: Array.isArray(costColumns)
      ? costColumns.filter(name => typeof name === 'string')
      : DEFAULTS.costColumns
  };
}
