import { toPython } from './python/magics.js';
import { readPython } from './python/statements.js';
import type { Block } from './python/syntax.js';
import type { SourceCell } from './types.js';

/** A cell with more text is data, or not written by hand. */
const MAXIMUM_CELL = 100_000;

/** No more text than this is read of one notebook. */
const MAXIMUM_NOTEBOOK = 1_000_000;

/** A cell ready to be followed. */
export interface ParsedCell {
  readonly index: number;
  readonly source: string;
  readonly block: Block;
  /** `text`: the block is what ran. `edited`: it is not, or may not be. `unread`: nothing is known of it. */
  readonly trust: 'text' | 'edited' | 'unread';
}

/** Parses the cells; `run` are those that were run, in that order, and `all` every one. */
export function inOrderOfExecution(cells: readonly SourceCell[]): {
  readonly run: readonly ParsedCell[];
  readonly all: readonly ParsedCell[];
} {
  let left = MAXIMUM_NOTEBOOK;
  const all = cells.map(cell => {
    left -= cell.source.length;
    return { cell, parsed: parse(cell, left >= 0) };
  });
  const counted = all.filter(({ cell }) => cell.executionCount !== null);
  const run =
    counted.length === 0
      ? all
      : counted.sort((a, b) => (a.cell.executionCount ?? 0) - (b.cell.executionCount ?? 0));
  return { run: run.map(({ parsed }) => parsed), all: all.map(({ parsed }) => parsed) };
}

function parse(cell: SourceCell, affordable: boolean): ParsedCell {
  const { index, source } = cell;
  if (!affordable || source.length > MAXIMUM_CELL) {
    return { index, source: '', block: [], trust: 'unread' };
  }
  const python = toPython(source);
  const trust = cell.dirty === true || python.uncertain ? 'edited' : 'text';
  return { index, source: python.source, block: readPython(python.source), trust };
}
