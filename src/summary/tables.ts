import type { Summary } from './types.js';

/** Every table whose header holds `mark`, in order, none starting before the end of the one above.
 *
 * @param readAt reads the table whose header is line `header`; what belongs to it begins at line `from` or later.
 */
export function readTables(
  lines: readonly string[],
  mark: string,
  readAt: (header: number, from: number) => Summary | null
): readonly Summary[] {
  const summaries: Summary[] = [];
  let from = 0;
  for (let i = 0; i < lines.length; i++) {
    if (i < from || !lines[i].includes(mark)) continue;
    const summary = readAt(i, from);
    if (!summary) continue;
    summaries.push(summary);
    from = summary.lines[1];
  }
  return summaries;
}
