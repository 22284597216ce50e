/** `line` without the text that stands before each line of a table: `# `, `INFO:root:`, an indentation.
 *
 * Digits in it may differ from line to line, as the times of a log do. A line that lacks it is given back whole.
 */
export function withoutMargin(line: string, margin: string): string {
  if (margin === '' || line.startsWith(margin)) return line.slice(margin.length);
  if (line.trim() === margin.trim()) return '';
  const isLikeIt =
    /\d/.test(margin) &&
    line.length >= margin.length &&
    withoutDigits(line.slice(0, margin.length)) === withoutDigits(margin);
  return isLikeIt ? line.slice(margin.length) : line;
}

function withoutDigits(text: string): string {
  return text.replace(/\d/g, '0');
}
