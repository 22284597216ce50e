import { readAssertions } from './grammar.js';
import type { Assertion } from './types.js';

/** `# paramlens: total == 128952, trainable < 1M`, on a line of its own or behind code. */
const COMMENT = /(?:^|[ \t;)])#[ \t]*paramlens:([^\n]*)/gm;

/** The assertions that a cell's source makes about the summary that it prints; several comments add up.
 *
 * @throws AssertionSyntaxError if one cannot be read.
 */
export function assertionsIn(source: string): readonly Assertion[] {
  return [...source.matchAll(COMMENT)].flatMap(([, text]) => readAssertions(text.trim()));
}
