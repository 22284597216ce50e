import type { Parser, Tree } from '@lezer/common';

let parser: Parser | null = null;

/** Read Python with this parser from now on: that of Lezer's grammar for Python, whose names of nodes are known here. */
export function provideParser(given: Parser): void {
  parser = given;
}

/** The tree of Python source; what is no Python is in it as errors.
 *
 * @throws Error when no parser has been provided.
 */
export function parse(source: string): Tree {
  if (parser === null) throw new Error('Python is read before there is a parser for it.');
  return parser.parse(source);
}
