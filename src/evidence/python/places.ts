import { parse } from './parser.js';
import { childrenOf } from './tree.js';

/** Where the outermost statement that holds a line begins; the line is counted from 1, one before all is 0. */
export function startOfStatement(source: string, line: number): number {
  const lines = source.split('\n');
  const end = lines.slice(0, line).reduce((length, text) => length + text.length + 1, 0);
  const starts = childrenOf(parse(source).topNode)
    .map(statement => statement.from)
    .filter(from => from < end);
  return starts[starts.length - 1] ?? 0;
}
