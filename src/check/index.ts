import type { PlacedReport } from '../report/types.js';
import { assertionsIn } from './comment.js';
import { checkReport, failed } from './evaluate.js';
import { AssertionSyntaxError, type Assertion, type PlacedResult } from './types.js';

export { assertionsIn } from './comment.js';
export { checkReport } from './evaluate.js';
export { readAssertions, readCount } from './grammar.js';
export { junit, type JunitSuite } from './junit.js';
export { AssertionSyntaxError, type Assertion, type PlacedResult } from './types.js';

/** A cell's source, and whether it has outputs. */
export interface CheckedCell {
  readonly index: number;
  readonly source: string;
  readonly hasOutput: boolean;
}

/** Everything that is demanded of a file's summaries: for all of them, and by each cell for the one that it prints.
 *
 * A demand on a layer is held against the summaries that have this layer.
 *
 * @throws AssertionSyntaxError if a cell's comment cannot be read.
 */
export function checkFile(
  reports: readonly PlacedReport[],
  cells: readonly CheckedCell[],
  demanded: readonly Assertion[]
): readonly PlacedResult[] {
  const results = [
    ...checkAll(reports, demanded),
    ...cells.flatMap(cell => checkCell(reports, cell))
  ];
  return results.sort(
    (a, b) => (a.cell ?? -1) - (b.cell ?? -1) || (a.summary ?? -1) - (b.summary ?? -1)
  );
}

const LIMITS = new Set(['mismatches']);

function checkAll(
  reports: readonly PlacedReport[],
  demanded: readonly Assertion[]
): readonly PlacedResult[] {
  return demanded.flatMap((assertion): readonly PlacedResult[] => {
    const placed = reports.map((report, summary) => ({ report, summary }));
    const named = placed.filter(({ report }) =>
      report.layers.some(({ name, path }) => [name, path].includes(assertion.subject))
    );
    const concerned = named.length > 0 ? named : placed;
    if (concerned.length > 0) {
      return concerned.flatMap(({ report, summary }) =>
        checkReport(report, [assertion]).map(result => ({ ...result, cell: report.cell, summary }))
      );
    }
    // Where nothing is printed, no limit is passed; but an expectation is not met either.
    return assertion.operator === '==' && !LIMITS.has(assertion.subject)
      ? [{ ...failed(assertion.text, 'there is no model summary'), cell: null, summary: null }]
      : [];
  });
}

function checkCell(
  reports: readonly PlacedReport[],
  { index, source, hasOutput }: CheckedCell
): readonly PlacedResult[] {
  const assertions = readIn(source, index);
  const printed = reports.flatMap((report, summary) =>
    report.cell === index ? [{ report, summary }] : []
  );
  if (printed.length > 0) {
    return printed.flatMap(({ report, summary }) =>
      checkReport(report, assertions).map(result => ({ ...result, cell: index, summary }))
    );
  }
  return assertions.map(({ text }) => ({
    ...(hasOutput
      ? failed(text, 'there is no model summary in the output')
      : { check: text, status: 'skipped' as const, message: 'the cell has no output' }),
    cell: index,
    summary: null
  }));
}

function readIn(source: string, cell: number): readonly Assertion[] {
  try {
    return assertionsIn(source);
  } catch (error) {
    if (!(error instanceof AssertionSyntaxError)) throw error;
    throw new AssertionSyntaxError(`cell ${cell + 1}: ${error.message}`);
  }
}
