import { commentsIn } from '../evidence/python/comments.js';
import { ABOUT_MODELS, readAssertions } from './grammar.js';
import { AssertionSyntaxError, type Assertion } from './types.js';

/** Cheap and generous: cells without a trace of the word need not be parsed. */
const TRACE = /#[ \t]*paramlens/i;
const ADDRESSED = /^#[ \t]*paramlens(?:[ \t]*:(.*)|[ \t]+(.*))$/i;
/** A remark that was meant to be an assertion: it begins with what is asserted of models, or with a comparison. */
const MEANT = new RegExp(`^(?:(?:${ABOUT_MODELS})\\b|no[ _-]mismatch|[\\w./-]+\\s*[=<>!])`, 'i');

/** The assertions that a cell's source makes about the summary that it prints, in comments such as
 * `# paramlens: total == 128952, trainable < 1M`, on a line of their own or behind code; several add up.
 *
 * @throws AssertionSyntaxError if one cannot be read.
 */
export function assertionsIn(source: string): readonly Assertion[] {
  if (!TRACE.test(source)) return [];
  return commentsIn(source).flatMap(comment => {
    const match = ADDRESSED.exec(comment.trimEnd());
    if (!match) return [];
    const [, asserted, remark] = match;
    if (asserted !== undefined) return readAssertions(asserted.trim());
    if (!MEANT.test(remark)) return [];
    throw new AssertionSyntaxError(
      `"${comment.trim()}" lacks its colon: write "# paramlens: ${remark.trim()}"`
    );
  });
}
