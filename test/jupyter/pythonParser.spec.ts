import { EditorLanguageRegistry } from '@jupyterlab/codemirror';
import { parser } from '@lezer/python';
import { provideParser, readSource } from '../../src/evidence/index.js';
import { lent } from '../../src/loading/lent.js';
import { pythonParser } from '../../src/loading/pythonParser.js';

const SOURCE = `
from keras import layers, Sequential
model = Sequential([layers.Dense(units, name=f"dense_{units:03d}") for units in (4, 2)])
if (count := len(model.layers)) > 1:
    model.add(layers.Dense(count))
model.summary()
`;

afterEach(() => {
  lent.languages = null;
  provideParser(parser);
});

function read(): unknown {
  return readSource([{ index: 0, source: SOURCE, executionCount: 1 }]);
}

test('is borrowed from the editors of JupyterLab, and reads the same', async () => {
  const own = read();
  const languages = new EditorLanguageRegistry();
  EditorLanguageRegistry.getDefaultLanguages().forEach(one => languages.addLanguage(one));
  lent.languages = languages;
  const borrowed = await pythonParser();
  expect(borrowed).toBe((await languages.getLanguage('python'))?.support?.language.parser);
  expect(borrowed).not.toBe(parser);
  provideParser(borrowed);
  expect(read()).toEqual(own);
});

test('is our own where no editor has one of this grammar', async () => {
  expect(await pythonParser()).toBe(parser);
  const languages = new EditorLanguageRegistry();
  lent.languages = languages;
  expect(await pythonParser()).toBe(parser);
  const { support } = languages.getLanguages()[0];
  languages.addLanguage({ name: 'Python', mime: 'text/x-python', support });
  expect(await pythonParser()).toBe(parser);
});

test('is our own where that of the editors cannot be loaded', async () => {
  const languages = new EditorLanguageRegistry();
  const load = (): Promise<never> => Promise.reject(new Error('offline'));
  languages.addLanguage({ name: 'Python', mime: 'text/x-python', load });
  lent.languages = languages;
  expect(await pythonParser()).toBe(parser);
});
