import { readFileSync } from 'node:fs';
import { SettingRegistry, type ISettingRegistry } from '@jupyterlab/settingregistry';
import { Gettext, nullTranslator, type ITranslator } from '@jupyterlab/translation';
import { translateSettings } from '../../src/jupyter/settingTexts.js';
import { DOMAIN, PLUGIN_ID } from '../../src/jupyter/tokens.js';

function read<Content>(path: string): Content {
  return JSON.parse(readFileSync(path, 'utf8')) as Content;
}

/** Chinese as JupyterLab's translator has it from the server. */
function chinese(): ITranslator {
  const trans = new Gettext({ domain: DOMAIN, locale: 'zh_CN' });
  const { '': about, ...messages } = read<
    Record<string, string[]> & { '': { language: string; domain: string; plural_forms: string } }
  >('paramlens/locale/zh_CN/LC_MESSAGES/paramlens.json');
  trans.loadJSON({ ...messages, '': { ...about, pluralForms: about.plural_forms } }, DOMAIN);
  return { languageCode: 'zh_CN', load: () => trans };
}

function fetched(): ISettingRegistry.IPlugin {
  const schema = read<ISettingRegistry.ISchema>('schema/plugin.json');
  return { id: PLUGIN_ID, raw: '{}', version: '1', data: { composite: {}, user: {} }, schema };
}

async function registryWithSettings(): Promise<SettingRegistry> {
  const registry = new SettingRegistry({
    connector: {
      fetch: () => Promise.resolve(fetched()),
      list: () => Promise.resolve({ ids: [], values: [] }),
      remove: () => Promise.resolve(),
      save: () => Promise.resolve()
    }
  });
  await registry.load(PLUGIN_ID);
  return registry;
}

/** Every text in a schema that the server would translate with a language pack, and the choices' titles. */
function textsOf(schema: object): readonly string[] {
  return Object.entries(schema).flatMap(([key, value]: [string, unknown]) => {
    if (typeof value === 'object' && value !== null) return textsOf(value);
    return /^(title|description|label|.*-label)$/.test(key) ? [String(value)] : [];
  });
}

const ORIGINALS = textsOf(fetched().schema);
const inEnglish = (texts: readonly string[]): readonly string[] =>
  texts.filter(text => !/\p{Script=Han}/u.test(text) || ORIGINALS.includes(text));

test('translates every text of the schema, also of one that is fetched anew', async () => {
  const registry = await registryWithSettings();
  const { schema } = await registry.load(PLUGIN_ID);
  translateSettings(registry, chinese());
  expect(textsOf(schema)).toHaveLength(ORIGINALS.length);
  expect(inEnglish(textsOf(schema))).toEqual([]);

  await registry.set(PLUGIN_ID, 'predict', true);
  const renewed = registry.plugins[PLUGIN_ID]?.schema ?? {};
  expect(renewed).not.toBe(schema);
  expect(renewed).toEqual(schema);
});

test('changes nothing but texts', async () => {
  const registry = await registryWithSettings();
  const { schema } = await registry.load(PLUGIN_ID);
  translateSettings(registry, chinese());
  const bare = (part: object): unknown =>
    JSON.parse(
      JSON.stringify(part, (key, value: unknown) =>
        typeof value === 'string' && textsOf({ [key]: value }).length > 0 ? '' : value
      )
    );
  expect(bare(schema)).toEqual(bare(fetched().schema));
});

test('leaves English alone', async () => {
  const registry = await registryWithSettings();
  translateSettings(registry, nullTranslator);
  expect(registry.plugins[PLUGIN_ID]?.schema).toEqual(fetched().schema);
});

test('names the domain for the server, which has the messages where a language pack brings them', () => {
  expect(fetched().schema['jupyter.lab.internationalization']).toEqual({ domain: DOMAIN });
});
