import { existsSync } from 'node:fs';

import type { PlacedReport } from '../report/types.js';
import { explainCells, explainText } from './explain.js';
import { NotebookError, readNotebook, type CodeCell } from './notebook.js';
import { nameOf, readText, STANDARD_INPUT } from './read.js';

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
  const name = nameOf(file);
  const content = readText(file);
  const cells = cellsOf(file, content);
  return cells
    ? { name, summaries: explainCells(cells), cells }
    : { name, summaries: explainText(content), cells: [] };
}

/** A notebook's code cells, `null` for a text. Standard input may be either; a file is a notebook unless its name says
 * text. */
function cellsOf(file: string, content: string): readonly CodeCell[] | null {
  if (/\.(?:txt|log|out|md)$/i.test(file)) return null;
  try {
    return readNotebook(content);
  } catch (error) {
    if (file === STANDARD_INPUT && error instanceof NotebookError) return null;
    throw error;
  }
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
