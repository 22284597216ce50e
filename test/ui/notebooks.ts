import type * as nbformat from '@jupyterlab/nbformat';

/** A stream output as a notebook stores it. */
export function stream(text: string, name: 'stdout' | 'stderr' = 'stdout'): nbformat.IStream {
  return { output_type: 'stream', name, text };
}

/** A `display_data` output with one entry a MIME type. */
export function displayData(data: nbformat.IMimeBundle): nbformat.IDisplayData {
  return { output_type: 'display_data', data, metadata: {} };
}

/** The result of a cell's last expression, `Out[n]`. */
export function executeResult(
  data: nbformat.IMimeBundle,
  executionCount = 1
): nbformat.IExecuteResult {
  return { output_type: 'execute_result', execution_count: executionCount, data, metadata: {} };
}

/** A code cell with the outputs it once had. */
export function codeCell(source: string, outputs: nbformat.IOutput[] = []): nbformat.ICodeCell {
  return {
    cell_type: 'code',
    execution_count: outputs.length > 0 ? 1 : null,
    metadata: {},
    outputs,
    source
  };
}

/** A Markdown cell. */
export function markdownCell(source: string): nbformat.IMarkdownCell {
  return { cell_type: 'markdown', metadata: {}, source };
}

/** A Python notebook of these cells. */
export function notebook(...cells: nbformat.ICell[]): nbformat.INotebookContent {
  return {
    cells,
    metadata: {
      kernelspec: { display_name: 'Python 3 (ipykernel)', language: 'python', name: 'python3' },
      language_info: { name: 'python' }
    },
    nbformat: 4,
    nbformat_minor: 4
  };
}
