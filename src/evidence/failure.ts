/** An arrow of IPython's traceback: the line's number, and the line. */
const ARROW = /^-+> ?(\d{1,6})(.*)$/;

// eslint-disable-next-line no-control-regex -- colours are what is taken out
const COLOURS = /\u001b\[[\d;]*m/g;

/** Tracebacks through a library are long; the cell's own line stands near their beginning. */
const MAXIMUM_LENGTH = 20_000;

/**
 * The line of a cell, counted from 1, on which an error ended its run; 0 if that cannot be told. A traceback begins
 * with the cell's own statement, so that its first arrow counts, if the line it shows is the cell's.
 *
 * @param traceback as a notebook stores it, an array of texts.
 */
export function lineOfError(source: string, traceback: unknown): number {
  // The lines of what a cell magic is given are counted from the line below it.
  if (!Array.isArray(traceback) || /^\s*%%/.test(source)) return 0;
  const parts = traceback.filter(part => typeof part === 'string');
  const text = parts.join('\n').slice(0, MAXIMUM_LENGTH).replace(COLOURS, '');
  for (const line of text.split('\n')) {
    const arrow = ARROW.exec(line);
    if (arrow !== null) {
      const shown = source.split(/\r\n?|\n/)[Number(arrow[1]) - 1] as string | undefined;
      return shown?.trim() === arrow[2].trim() ? Number(arrow[1]) : 0;
    }
  }
  return 0;
}
