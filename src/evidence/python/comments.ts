import { parse } from './parser.js';

/** The comments in Python source, each from its `#` to the end of its line. What looks like one inside a string is
 * none. Never throws: lines that are no Python, such as IPython's magics, are passed over. */
export function commentsIn(source: string): readonly string[] {
  const comments: string[] = [];
  parse(source).iterate({
    enter: ({ name, from, to }) => {
      if (name === 'Comment') comments.push(source.slice(from, to));
    }
  });
  return comments;
}
