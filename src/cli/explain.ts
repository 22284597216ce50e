import { readSource } from '../evidence/index.js';
import { explainCell } from '../report/index.js';
import type { PlacedReport } from '../report/types.js';
import { detect } from '../summary/detect.js';
import { textOf } from '../summary/outputs.js';
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

function explainCells(cells: readonly CodeCell[]): readonly PlacedReport[] {
  const printing = cells.filter(cell => cell.outputs.some(output => detect(textOf(output))));
  if (printing.length === 0) return [];
  const evidence = readSource(cells);
  return printing.flatMap(cell =>
    explainCell(cell.outputs, evidence, cell.index).map(({ report, outputs }) => ({
      cell: cell.index,
      outputs,
      ...report
    }))
  );
}
