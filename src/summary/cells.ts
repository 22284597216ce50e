/** The cells of a row in which only shapes hold spaces: `[1, 3, 8, 8]`, `--`, `1,792`, `(recursive)`.
 *
 * They are told apart without their positions, which a long cell shifts and a copy may squeeze.
 */
export function splitCells(text: string): readonly string[] {
  const cells: string[] = [];
  let start = 0;
  while (start < text.length) {
    if (text[start] === ' ') {
      start++;
      continue;
    }
    const end = endOfCell(text, start);
    cells.push(text.slice(start, end));
    start = end;
  }
  return cells;
}

function endOfCell(text: string, start: number): number {
  let depth = 0;
  for (let i = start; i < text.length; i++) {
    const char = text[i];
    if (char === '[') depth++;
    else if (char === ']') depth--;
    else if (char === ' ' && depth <= 0) return i;
  }
  return text.length;
}
