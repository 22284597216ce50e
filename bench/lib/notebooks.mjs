/** A code cell as a notebook stores it. */
export function codeCell(source, outputs = []) {
  return { cell_type: 'code', execution_count: 1, metadata: {}, outputs, source };
}

/** A stored stream output. */
export function stream(text, name = 'stdout') {
  return { output_type: 'stream', name, text };
}

/** A notebook of these cells. */
export function notebookOf(...cells) {
  const kernelspec = { display_name: 'Python 3', language: 'python', name: 'python3' };
  return { cells, metadata: { kernelspec }, nbformat: 4, nbformat_minor: 4 };
}
