import type { Evidence } from '../evidence/types.js';
import { readOutputs, type CellOutput, type Place } from '../summary/outputs.js';
import { recount } from './recount.js';
import type { SummaryReport } from './types.js';

export { recount, type Origin } from './recount.js';
export type { CellOutput, Place } from '../summary/outputs.js';

/** A summary found in a cell's outputs, counted again. */
export interface CellReport {
  readonly report: SummaryReport;
  /** Where it begins. Offsets count characters of the output's text as `textOf` gives it. */
  readonly start: Place;
  /** Just past its last character. */
  readonly end: Place;
  /** The outputs it stands in. */
  readonly outputs: readonly number[];
}

/** Every summary in the outputs of a cell, counted again.
 *
 * @param evidence what the notebook's source says; `null` where there is none.
 * @param cell the cell's index in the notebook, which `evidence` refers to.
 */
export function explainCell(
  outputs: readonly CellOutput[],
  evidence: Evidence | null,
  cell: number
): readonly CellReport[] {
  return readOutputs(outputs).map(({ summary, ...place }, nth) => ({
    report: recount(summary, { evidence, cell, nth }),
    ...place
  }));
}
