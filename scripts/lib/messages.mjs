/** Every text of the extension that a user can see, as gettext messages. */

import { readFileSync } from 'node:fs';
import { GettextExtractor, JsExtractors } from 'gettext-extractor';
import ts from 'typescript';

const TRANSLATORS = ['trans', 'translation'];
const named = method => TRANSLATORS.map(name => `${name}.${method}`);

/** Titles and explanations of misconceptions, which are templates in tables of their own. */
function misconceptions(node, file, add) {
  if (!file.fileName.includes('/teach/misconceptions/') || !ts.isPropertyAssignment(node)) return;
  const isTemplate = ['title', 'explanation'].includes(node.name.getText(file));
  if (isTemplate && ts.isStringLiteralLike(node.initializer)) add({ text: node.initializer.text });
}

/** The terms, which code has as plain strings. */
function terms(node, file, add) {
  if (!file.fileName.endsWith('/text/termNames.ts') || !ts.isStringLiteral(node)) return;
  add({ text: node.text, context: 'term' });
}

function extractSources(extractor, root) {
  const { callExpression } = JsExtractors;
  extractor
    .createJsParser([
      callExpression(['message', ...named('__')], { arguments: { text: 0 } }),
      callExpression('several', { arguments: { text: 1, textPlural: 2 } }),
      callExpression(named('_n'), { arguments: { text: 0, textPlural: 1 } }),
      callExpression(['messageIn', ...named('_p')], { arguments: { context: 0, text: 1 } }),
      // What is wrong with a convolution's settings is put together by one function.
      callExpression('setting', { arguments: { text: 1 } }),
      // What is wrong with an argument.
      callExpression(['settings.illegal', 'this.illegal'], { arguments: { text: 1 } }),
      misconceptions,
      terms
    ])
    .parseFilesGlob('src/**/*.@(ts|tsx)', { cwd: root, absolute: true });
}

/** The texts of a schema that a user reads, in the contexts that jupyterlab_server has for them. */
function extractSchema(extractor, path) {
  const schema = JSON.parse(readFileSync(path, 'utf8'));
  const add = (text, context) => {
    if (typeof text === 'string') extractor.addMessage({ text, context });
  };
  const addAll = part => {
    if (typeof part !== 'object' || part === null) return;
    add(part.title, 'settings');
    add(part.description, 'settings');
    Object.values(part).forEach(addAll);
  };
  add(schema.title, 'schema');
  add(schema.description, 'schema');
  add(schema['jupyter.lab.setting-icon-label'], 'settings');
  addAll(schema.properties);
}

/** The messages of the sources and of the schema, sorted: `{context, text, textPlural}`, the last two `null` if none.
 *
 * @param {string} root the project's folder
 */
export function messagesOf(root) {
  const extractor = new GettextExtractor();
  extractSources(extractor, root);
  extractSchema(extractor, `${root}/schema/plugin.json`);
  return extractor
    .getMessages()
    .filter(({ text }) => /\p{L}/u.test(text.replace(/%\d/g, '')) || /%1.*%2/.test(text))
    .map(({ context, text, textPlural }) => ({ context: context ?? '', text, textPlural }))
    .sort((a, b) => compare(a.context, b.context) || compare(a.text, b.text));
}

/** Code units, so that every machine sorts alike. */
function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A catalogue without messages, in gettext-parser's shape. */
export function emptyCatalogue() {
  const headers = {
    'Project-Id-Version': 'paramlens',
    'Content-Type': 'text/plain; charset=UTF-8',
    'Content-Transfer-Encoding': '8bit'
  };
  return { charset: 'utf-8', headers, translations: {} };
}

/** The catalogue with these messages and no others; translations that it has are kept. */
export function withMessages({ headers, translations, charset }, messages) {
  const kept = { '': { '': translations['']?.[''] ?? { msgid: '', msgstr: [''] } } };
  const forms = Number(/nplurals=(\d+)/.exec(headers['Plural-Forms'] ?? '')?.[1] ?? 2);
  for (const { context, text, textPlural } of messages) {
    const known = translations[context]?.[text];
    const isSame = known && (known.msgid_plural ?? null) === textPlural;
    kept[context] ??= {};
    kept[context][text] = {
      ...(context === '' ? {} : { msgctxt: context }),
      msgid: text,
      ...(textPlural === null ? {} : { msgid_plural: textPlural }),
      msgstr: isSame ? known.msgstr : Array(textPlural === null ? 1 : forms).fill('')
    };
  }
  return { charset, headers, translations: kept };
}

/** The translated messages as JupyterLab's server hands them to the browser: a context stands before its message, with
 * the separator that gettext has for it. */
export function compiled({ headers, translations }, version) {
  const entries = Object.entries(translations).flatMap(([context, messages]) =>
    Object.values(messages)
      .filter(({ msgid, msgstr }) => msgid !== '' && msgstr.every(text => text !== ''))
      .map(({ msgid, msgid_plural: plural, msgstr }) => [
        context === '' ? msgid : `${context}\u0004${msgid}`,
        // JupyterLab knows a message with a plural by its second form, also in languages that have one only.
        plural !== undefined && msgstr.length === 1 ? [...msgstr, ''] : msgstr
      ])
  );
  const about = {
    domain: 'paramlens',
    // Browsers name languages with a hyphen, and JupyterLab finds the messages by this name.
    language: headers.Language.replace('_', '-'),
    plural_forms: headers['Plural-Forms'],
    version
  };
  return { '': about, ...Object.fromEntries(entries) };
}

/** What a translation lacks or has too much of; nothing if it is complete. */
export function faultsOf({ translations }, messages) {
  const faults = [];
  let known = 0;
  for (const { context, text, textPlural } of messages) {
    const entry = translations[context]?.[text];
    if (!entry || entry.msgstr.some(translation => translation.trim() === '')) {
      faults.push(`not translated: ${text}`);
      continue;
    }
    known++;
    const wanted = placesIn(textPlural ?? text);
    for (const translation of entry.msgstr) {
      if (placesIn(translation) !== wanted) {
        faults.push(`other places than "${text}": ${translation}`);
      }
    }
  }
  const all = Object.values(translations).flatMap(entries => Object.keys(entries));
  if (all.filter(text => text !== '').length > known) faults.push('translates what nobody says');
  return faults;
}

function placesIn(text) {
  return [...new Set(text.match(/%\d/g) ?? [])].sort().join(' ');
}
