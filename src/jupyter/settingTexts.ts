import type { ISettingRegistry } from '@jupyterlab/settingregistry';
import type { ITranslator, TranslationBundle } from '@jupyterlab/translation';
import { DOMAIN, PLUGIN_ID } from './tokens.js';

/** Puts what the settings editor shows of the loaded settings into the language of the interface, now and when they are
 * fetched again.
 *
 * JupyterLab's server translates schemas with the messages of language packs alone, never with those that an extension
 * brings along. The schema is changed where it is, as a transform of the registry would have menus and shortcuts wait for
 * this plugin.
 */
export function translateSettings(registry: ISettingRegistry, translator: ITranslator): void {
  const trans = translator.load(DOMAIN);
  const translate = (): void => {
    const schema = registry.plugins[PLUGIN_ID]?.schema;
    if (schema) Object.assign(schema, inLanguage(schema, trans));
  };
  translate();
  registry.pluginChanged.connect((_, id) => {
    if (id === PLUGIN_ID) translate();
  });
}

/* eslint-disable no-restricted-syntax -- the texts are gathered from the schema itself */

/** A copy with its texts translated; those that are already stay as they are. The contexts are those that
 * jupyterlab_server knows them by. */
function inLanguage<Schema extends ISettingRegistry.ISchema>(
  schema: Schema,
  trans: TranslationBundle
): Schema {
  const texts = ['title', 'description', 'jupyter.lab.setting-icon-label'];
  const copy = JSON.parse(JSON.stringify(schema), (key, value: unknown) =>
    texts.includes(key) && typeof value === 'string' ? trans._p('settings', value) : value
  ) as Schema;
  const own = (text?: string): string | undefined => text && trans._p('schema', text);
  return { ...copy, title: own(schema.title), description: own(schema.description) };
}
