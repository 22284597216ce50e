import { readSource } from '../../src/evidence/index.js';
import { explainCell, type CellOutput } from '../../src/report/index.js';
import type { SummaryReport } from '../../src/report/types.js';

/** What is said of the summaries that a cell prints, one output each. */
export function explainTexts(
  texts: readonly string[],
  sources: readonly string[] = []
): readonly SummaryReport[] {
  const outputs = texts.map((text, index): CellOutput => ({
    index,
    kind: 'stdout',
    text,
    html: null,
    markdown: null
  }));
  const cells = sources.map((source, index) => ({ index, source, executionCount: index + 1 }));
  const evidence = cells.length === 0 ? null : readSource(cells);
  const cell = Math.max(0, cells.length - 1);
  return explainCell(outputs, { evidence, cell, companions: [] }).map(({ report }) => report);
}

/** What is said of a summary that the last of these cells prints. */
export function explainText(text: string, ...sources: readonly string[]): SummaryReport {
  return explainTexts([text], sources)[0];
}
