import type { ISettingRegistry } from '@jupyterlab/settingregistry';
import { Part } from '../loading/part.js';
import type { LensHost } from './lensHost.js';
import { PLUGIN_ID } from './tokens.js';

/** Hands the user's settings to the host, now and when they change. Without them the defaults hold. */
export function followSettings(registry: ISettingRegistry, host: LensHost): void {
  const settings = new Part(() => registry.load(PLUGIN_ID));
  host.arriving = settings.load().then(() => {
    host.arriving = null;
    const take = (): void => {
      host.values = settings.content?.composite ?? {};
    };
    take();
    settings.content?.changed.connect(take);
    if (host.translator.languageCode === 'en') return;
    const texts = new Part(() => import('./settingTexts.js'));
    void texts.load().then(() => texts.content?.translateSettings(registry, host.translator));
  });
}
