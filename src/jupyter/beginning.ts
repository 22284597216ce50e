import type { CellReport } from '../report/index.js';
import { textOf, type CellOutput } from '../summary/outputs.js';
import { explain } from './explain.js';

/** From this many characters on, a table's beginning is shown before the rest is read: some 400 layers. */
const LONG = 40_000;
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
  const [output] = outputs;
  if (outputs.length !== 1 || output.html !== null || output.markdown !== null) return null;
  const text = textOf(output);
  if (text.length < LONG) return null;
  const end = text.lastIndexOf('\n', ENOUGH);
  if (end < 0) return null;
  const begun: CellOutput = { ...output, text: text.slice(0, end + 1) };
  const reports = attempt(begun);
  if (reports.length !== 1) return null;
  const [{ report, end: last }] = reports;
  const fills = last.offset >= end && report.layers.length >= LEAST;
  return fills && report.totals.reported.total === null ? { outputs: [begun], reports } : null;
}

function attempt(begun: CellOutput): readonly CellReport[] {
  try {
    return explain([begun], null);
  } catch {
    // What fails here fails again with the whole output, which tells of it.
    return [];
  }
}
