import type { CellReport } from '../report/index.js';
import { textOf, type CellOutput } from '../summary/outputs.js';
import { explain } from './explain.js';
import { isLong } from './long.js';

/** How many characters to read for it: enough for the rows that are in sight at once, also where each takes four lines. */
const ENOUGH = 16_000;
/** Fewer rows would leave a part of the table blank. */
const LEAST = 24;

/** What can be shown at once of a long table, until all of it has been read. */
export interface Beginning {
  readonly outputs: readonly CellOutput[];
  readonly reports: readonly CellReport[];
}

/** Reads the beginning of a summary that fills the rest of its output; `null` where nothing is gained by it.
 *
 * It is read as what it is, a table that is cut, without the notebook's source: nothing is claimed of what follows.
 */
export function beginningOf(outputs: readonly CellOutput[]): Beginning | null {
  const place = outputs.findIndex(isLong);
  if (place < 0) return null;
  const output = outputs[place];
  const text = textOf(output);
  const end = text.lastIndexOf('\n', ENOUGH);
  // What is read of rich representations would have to be cut elsewhere.
  if (text !== output.text || end < 0) return null;
  const cut: CellOutput = { ...output, text: text.slice(0, end + 1), html: null, markdown: null };
  const begun = [...outputs.slice(0, place), cut];
  const reports = attempt(begun);
  if (reports.length !== 1) return null;
  const [{ report, end: last }] = reports;
  const fills = last.output === output.index && last.offset >= end;
  const hasTotals = report.totals.reported.total !== null;
  return fills && !hasTotals && report.layers.length >= LEAST ? { outputs: begun, reports } : null;
}

function attempt(outputs: readonly CellOutput[]): readonly CellReport[] {
  try {
    return explain(outputs, null);
  } catch {
    // What fails here fails again with the whole output, which tells of it.
    return [];
  }
}
