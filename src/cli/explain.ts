import { readSource } from '../evidence/index.js';
import { documentedLayer, documentedTotals } from '../report/documented.js';
import { explainRead } from '../report/index.js';
import type { PlacedReport, Report } from '../report/types.js';
import { mayHoldSummary, readOutputs } from '../summary/outputs.js';
import { jsonText } from '../text/json.js';
import { readNotebook, type CodeCell } from './notebook.js';

/** Every summary in a notebook file's content, counted again, with the notebook's source as evidence.
 *
 * @throws NotebookError if the content is no notebook.
 */
export function explainNotebook(content: string): readonly PlacedReport[] {
  return explainCells(readNotebook(content));
}

/** Every summary in a plain text, which has no source beside it. */
export function explainText(text: string): readonly PlacedReport[] {
  const output = { index: 0, kind: 'stdout', text, html: null, markdown: null } as const;
  return explainCells([{ index: 0, source: '', executionCount: null, outputs: [output] }]);
}

/** Every summary in the outputs of code cells, with the source of them all as evidence. */
export function explainCells(cells: readonly CodeCell[]): readonly PlacedReport[] {
  const printing = cells.filter(cell => cell.outputs.some(mayHoldSummary));
  if (printing.length === 0) return [];
  const evidence = readSource(cells);
  const read = printing.map(cell => readOutputs(cell.outputs));
  const companions = read.flatMap(placed => placed.map(({ summary }) => summary));
  return printing.flatMap(({ index }, i) =>
    explainRead(read[i], { evidence, cell: index, companions }).map(({ report, outputs }) => ({
      cell: index,
      outputs,
      ...report
    }))
  );
}

/** A report as documented: what the layers were counted from stays inside the program. */
export function toJson(file: string, summaries: readonly PlacedReport[]): string {
  const report: Report = {
    file,
    summaries: summaries.map(({ caveats: _caveats, ...summary }) => ({
      ...summary,
      layers: summary.layers.map(documentedLayer),
      totals: documentedTotals(summary.totals)
    }))
  };
  return jsonText(report);
}
