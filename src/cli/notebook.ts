import type { SourceCell } from '../evidence/types.js';
import { lineOfError } from '../evidence/failure.js';
import type { CellOutput } from '../summary/outputs.js';
import { isRecord } from '../text/json.js';

/** A code cell with its outputs. */
export interface CodeCell extends SourceCell {
  readonly outputs: readonly CellOutput[];
}

/** A file that is no notebook; the message says what is wrong with it. */
export class NotebookError extends Error {
  override name = 'NotebookError';
}

type Json = Readonly<Record<string, unknown>>;

/** Reads the code cells of a notebook file.
 *
 * @param text the file's content: nbformat 4, or 3 as written before 2015.
 * @throws NotebookError if it is not JSON, or not a notebook.
 */
export function readNotebook(text: string): readonly CodeCell[] {
  const notebook = parse(text);
  const cells = cellsOf(notebook);
  if (!cells) {
    const version = notebook.nbformat;
    throw new NotebookError(
      version === undefined
        ? 'not a notebook: it has no "nbformat" and no "cells"'
        : `cannot read nbformat ${JSON.stringify(version)}: it has no list of cells`
    );
  }
  return cells.flatMap((cell, index) =>
    isRecord(cell) && cell.cell_type === 'code' ? [readCell(cell, index)] : []
  );
}

function parse(text: string): Json {
  let value: unknown;
  try {
    value = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch (error) {
    throw new NotebookError(`not JSON: ${(error as Error).message.slice(0, 160)}`);
  }
  if (!isRecord(value)) throw new NotebookError('not a notebook: the file holds no JSON object');
  return value;
}

function cellsOf(notebook: Json): readonly unknown[] | null {
  if (Array.isArray(notebook.cells)) return notebook.cells;
  if (!Array.isArray(notebook.worksheets)) return null;
  return notebook.worksheets.flatMap(sheet =>
    isRecord(sheet) && Array.isArray(sheet.cells) ? sheet.cells : []
  );
}

function readCell(cell: Json, index: number): CodeCell {
  const count = cell.execution_count ?? cell.prompt_number;
  const outputs = Array.isArray(cell.outputs) ? cell.outputs : [];
  const source = textOf(cell.source ?? cell.input) ?? '';
  // nbformat 3 has another name for errors.
  const error = outputs.find(
    output => isRecord(output) && (output.output_type === 'error' || output.output_type === 'pyerr')
  ) as Json | undefined;
  return {
    index,
    source,
    executionCount: typeof count === 'number' ? count : null,
    ...(error && { stoppedAt: lineOfError(source, error.traceback) }),
    outputs: outputs.flatMap((output, i) => (isRecord(output) ? [readOutput(output, i)] : []))
  };
}

function readOutput(output: Json, index: number): CellOutput {
  if (output.output_type === 'stream') {
    const name = output.name ?? output.stream;
    return {
      index,
      kind: name === 'stderr' ? 'stderr' : 'stdout',
      text: textOf(output.text),
      html: null,
      markdown: null
    };
  }
  // nbformat 3 keeps the representations in the output itself, under short names.
  const data = isRecord(output.data) ? output.data : {};
  return {
    index,
    kind: 'data',
    text: textOf(data['text/plain'] ?? output.text),
    html: textOf(data['text/html'] ?? output.html),
    markdown: textOf(data['text/markdown'])
  };
}

function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.filter(part => typeof part === 'string').join('') : null;
}
