/** As wide as any cell. */
const COLUMN = 44;

/** A line of a table: a row's cells, or what is in further lines of it. */
export type Cells = readonly (string | number)[];

/** A summary as Keras 2 prints one, of a model with this name and total. */
export function kerasTable(
  name: string,
  heads: readonly string[],
  lines: readonly Cells[],
  total: number
): string {
  const line = (cells: Cells): string =>
    ` ${cells.map(cell => String(cell).padEnd(COLUMN)).join('')}`;
  const width = 1 + heads.length * COLUMN;
  return [
    `Model: "${name}"`,
    '_'.repeat(width),
    line(heads),
    '='.repeat(width),
    ...lines.map(line),
    '='.repeat(width),
    `Total params: ${total}`,
    `Trainable params: ${total}`,
    'Non-trainable params: 0',
    '_'.repeat(width),
    ''
  ].join('\n');
}
