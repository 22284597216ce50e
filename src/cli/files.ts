import { existsSync, readFileSync } from 'node:fs';

import type { PlacedReport } from '../report/types.js';
import { explainCells, explainText } from './explain.js';
import { readNotebook, type CodeCell } from './notebook.js';

export const STANDARD_INPUT = '-';

/** A file's summaries. */
export interface ExplainedFile {
  /** As it is called in messages. */
  readonly name: string;
  readonly summaries: readonly PlacedReport[];
  /** Its code cells; none in a plain text. */
  readonly cells: readonly CodeCell[];
}

/** Reads a notebook or a text, `-` for standard input.
 *
 * @throws if it cannot be read, or is no notebook though its name says so.
 */
export function explainFile(file: string): ExplainedFile {
  const name = file === STANDARD_INPUT ? 'standard input' : file;
  const content = readFileSync(file === STANDARD_INPUT ? 0 : file, 'utf8');
  if (isText(file, content)) return { name, summaries: explainText(content), cells: [] };
  const cells = readNotebook(content);
  return { name, summaries: explainCells(cells), cells };
}

/** Standard input may be either; a file is a notebook unless its name says text. */
function isText(file: string, content: string): boolean {
  return file === STANDARD_INPUT ? !/^\s*\{/.test(content) : /\.(?:txt|log|out|md)$/i.test(file);
}

/** A file, and which of its summaries is meant: `models.ipynb:2` is the second one. */
export interface Reference {
  readonly file: string;
  /** From 1; `null` for all, or the first. */
  readonly nth: number | null;
}

export function readReference(text: string): Reference {
  const match = /^(.+):(\d{1,6})$/.exec(text);
  return match && !existsSync(text)
    ? { file: match[1], nth: Number(match[2]) }
    : { file: text, nth: null };
}

/** The summaries that are meant: all of a file, or the one of that number.
 *
 * @throws if the file cannot be read, or has fewer summaries.
 */
export function explainReference(text: string): ExplainedFile {
  const { file, nth } = readReference(text);
  const explained = explainFile(file);
  return nth === null ? explained : { ...explained, summaries: [nthOf(explained, nth)] };
}

/** @throws if the file has fewer summaries. */
export function nthOf({ name, summaries }: ExplainedFile, nth: number): PlacedReport {
  const found = summaries[nth - 1];
  if (found) return found;
  const count = summaries.length === 1 ? '1 model summary' : `${summaries.length} model summaries`;
  throw new Error(
    summaries.length === 0
      ? 'no model summary found'
      : `there is no summary ${nth} in ${name}: it has ${count}`
  );
}
