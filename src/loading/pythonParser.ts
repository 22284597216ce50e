import type { Parser } from '@lezer/common';
import { lent, type Languages } from './lent.js';

/** A parser for Python: the one of the application's editors, which is loaded already where a cell is shown, or else one
 * of our own. */
export async function pythonParser(): Promise<Parser> {
  const borrowed = lent.languages === null ? null : await editorParser(lent.languages);
  return borrowed ?? (await import('@lezer/python')).parser;
}

/** `null` where the editors have no parser for Python, or none of Lezer's grammar. */
async function editorParser(languages: Languages): Promise<Parser | null> {
  // For a language that it does not know, the registry gives plain text.
  if (languages.findByName('python') === null) return null;
  const language = await languages.getLanguage('python').catch(() => null);
  const parser = language?.support?.language.parser as Parser | undefined;
  return parser?.parse('x = 1').topNode.firstChild?.name === 'AssignStatement' ? parser : null;
}
