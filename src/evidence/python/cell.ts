import { later } from '../../later.js';
import { MAGIC } from '../signs.js';

/** Stands where IPython would run something that is not followed. No name: it is bound by nothing. */
export const NOT_FOLLOWED = '__not_followed__';

export interface PythonCell {
  readonly source: string;
  /** A cell magic that is not known: whether and how the body runs cannot be told. */
  readonly uncertain: boolean;
}

/** What Python gets to see of a cell: IPython's magics, shell commands, help requests and prompts taken out. */
export function toPython(cell: string): PythonCell {
  const source = dedent(cell.replace(/\r\n?/g, '\n'));
  return MAGIC.test(source) ? later('magics').withoutMagics(source) : { source, uncertain: false };
}

/** IPython drops the indentation that the first line has from all lines. */
function dedent(source: string): string {
  const lines = source.split('\n');
  const first = lines.find(line => line.trim() !== '') ?? '';
  const indentation = /^[ \t]*/.exec(first)?.[0] ?? '';
  return indentation === ''
    ? source
    : lines
        .map(line => (line.startsWith(indentation) ? line.slice(indentation.length) : line))
        .join('\n');
}
