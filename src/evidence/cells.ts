import { later } from '../later.js';
import { areOrdered, countsOf, hasGaps } from './counts.js';
import { toPython } from './python/cell.js';
import { startOfStatement } from './python/places.js';
import { readPython } from './python/statements.js';
import type { Block } from './python/syntax.js';
import type { SourceCell } from './types.js';

/** A cell with more text is data, or not written by hand. */
const MAXIMUM_CELL = 50_000;

/** No more text than this is read of one notebook. */
const MAXIMUM_NOTEBOOK = 400_000;

/** A cell ready to be followed. */
export interface ParsedCell {
  readonly index: number;
  readonly source: string;
  readonly block: Block;
  /** `text`: the block is what ran. `edited`: it is not, or may not be. `unread`: nothing is known of it. */
  readonly trust: 'text' | 'edited' | 'unread';
  /** How many of the block's statements are known to have run; all of them unless an error ended the run. */
  readonly certain: number;
  /** It reads what a run that is not seen, or whose place is not known, may have bound or changed. */
  readonly unsettled?: boolean;
}

/** Parses the cells; `run` are those that were run, in that order, and `all` every one. */
export function inOrderOfExecution(cells: readonly SourceCell[]): {
  readonly run: readonly ParsedCell[];
  readonly all: readonly ParsedCell[];
} {
  let left = MAXIMUM_NOTEBOOK;
  const all = cells.map(cell => {
    left -= cell.source.length;
    return parse(cell, left >= 0);
  });
  const counts = countsOf(cells);
  const run = all
    .map((parsed, place) => ({ parsed, count: counts[place] }))
    .filter((cell): cell is CountedCell => cell.count !== null)
    .sort((a, b) => a.count - b.count);
  const isGapped = hasGaps(counts);
  const followed = isGapped ? later('unsettled').withRepeats(run) : run.map(({ parsed }) => parsed);
  const isOrdered = areOrdered(cells);
  if (run.length < 2 || (isOrdered && !isGapped)) return { run: followed, all };
  const runs = run.map(({ parsed: { block }, count }, i) => ({
    block,
    afterGap: isOrdered && count > (run[i - 1]?.count ?? 0) + 1
  }));
  const unsettled = later('unsettled').unsettledRuns(runs, isOrdered);
  return { run: followed.map((cell, i) => ({ ...cell, unsettled: unsettled[i] })), all };
}

/** A cell that was run, and its place among the runs. */
export interface CountedCell {
  readonly parsed: ParsedCell;
  readonly count: number;
}

function parse(cell: SourceCell, affordable: boolean): ParsedCell {
  const { index, source } = cell;
  if (!affordable || source.length > MAXIMUM_CELL) {
    return { index, source: '', block: [], trust: 'unread', certain: 0 };
  }
  const python = toPython(source);
  const trust = cell.dirty === true || python.uncertain ? 'edited' : 'text';
  const block = readPython(python.source);
  return {
    index,
    source: python.source,
    block: isSilent(python.source) ? block : displayLast(block),
    trust,
    certain: cell.stoppedAt === undefined ? block.length : certainOf(python.source, cell.stoppedAt)
  };
}

function certainOf(source: string, stoppedAt: number): number {
  return readPython(source.slice(0, startOfStatement(source, stoppedAt))).length;
}

/** Whether the source ends in a semicolon, a comment after it aside: the kernel displays nothing then. */
function isSilent(source: string): boolean {
  const text = source.trimEnd();
  const line = text.slice(text.lastIndexOf('\n') + 1);
  // Each pattern looks at no character twice: a line may be as long as a cell.
  return (
    text.endsWith(';') ||
    /;[^\S\n]*#/.test(line) ||
    (/^\s*#/.test(line) && text.slice(0, -line.length).trimEnd().endsWith(';'))
  );
}

/** The kernel displays the value of an expression at the end of a cell. */
function displayLast(block: Block): Block {
  const last = block[block.length - 1];
  return last?.kind === 'expression'
    ? [...block.slice(0, -1), { ...last, displayed: true }]
    : block;
}
