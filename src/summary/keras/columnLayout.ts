export type ColumnName = 'layer' | 'shape' | 'count' | 'inbound' | 'trainable';

/** Where the columns of a fixed-width table stand. */
export interface Columns {
  readonly names: readonly ColumnName[];
  /** The position of each column's first character in the header. */
  readonly starts: readonly number[];
  /** Text that stands before each line of the table. */
  readonly prefix: string;
  /** Runs of spaces were squeezed: positions say nothing. */
  readonly squeezed: boolean;
  /** The first line below the header. */
  readonly body: number;
}

export type Cells = { [name in ColumnName]?: string };

interface Segment {
  readonly start: number;
  readonly text: string;
}

/** @param width the length of the rule below the header. */
export function columnsOf(
  header: string,
  prefix: string,
  width: number,
  body: number
): Columns | null {
  const names: ColumnName[] = [];
  const starts: number[] = [];
  for (const { start, text } of segments(header)) {
    const name = columnOf(text);
    if (!name || names.includes(name)) return null;
    names.push(name);
    starts.push(start);
  }
  if (names[0] !== 'layer' || !names.includes('count')) return null;
  return {
    names,
    starts,
    prefix,
    squeezed: !/ {3,}/.test(header.trimEnd()) && width > header.trimEnd().length + 10,
    body
  };
}

function columnOf(title: string): ColumnName | null {
  if (title.startsWith('Layer (type)')) return 'layer';
  if (title.startsWith('Out')) return 'shape';
  if (title.startsWith('Par')) return 'count';
  if (title.startsWith('Con')) return 'inbound';
  return title.startsWith('Tra') ? 'trainable' : null;
}

/** The cells of one line.
 *
 * @param depth bars before and after the row of a nested model; its columns stand that much further left.
 * @param open the columns of the row above in which text is still missing; `null` when no row is open.
 * @returns `null` when the line cannot belong to the table.
 */
export function splitRow(
  line: string,
  columns: Columns,
  depth: number,
  open: ReadonlySet<string> | null
): Cells | null {
  const inner = depth > 0 ? ' '.repeat(depth) + withoutBars(line.slice(depth)) : line;
  return columns.squeezed
    ? splitSqueezed(inner, columns, open)
    : (splitAligned(inner, columns, depth) ?? splitShifted(inner, columns, depth));
}

/** A row of a nested model without the bars behind it. */
function withoutBars(text: string): string {
  const trimmed = text.trimEnd();
  let end = trimmed.length;
  while (trimmed[end - 1] === '|') end--;
  return end < trimmed.length ? trimmed.slice(0, end) : text;
}

/** Cells at their columns' positions. */
function splitAligned(line: string, columns: Columns, depth: number): Cells | null {
  const starts = columns.starts.map((start, i) => (i === 0 ? start + depth : start - depth));
  if (starts.some((start, i) => i > 0 && start <= line.length && line[start - 1] !== ' ')) {
    return null;
  }
  const cells: Cells = {};
  columns.names.forEach((name, i) => {
    const cell = line.slice(i === 0 ? 0 : starts[i], starts[i + 1]).trimEnd();
    // What is left of the first column belongs to it: up to 2.6 the header and the rows start at the border.
    const text =
      i === 0 ? cell.slice(Math.min(starts[0], cell.length - cell.trimStart().length)) : cell;
    if (text.trim() !== '') cells[name] = text;
  });
  return isPlausible(cells) ? cells : null;
}

/** Keras 2.7 to 2.12: a first cell that fills its column pushes the others right; cells stay two spaces apart. */
function splitShifted(line: string, columns: Columns, depth: number): Cells | null {
  const cells: Cells = {};
  let least = 0;
  for (const { start, text } of segments(line)) {
    let at = least;
    while (at + 1 < columns.starts.length && columns.starts[at + 1] - depth <= start) at++;
    if (at >= columns.names.length) return null;
    cells[columns.names[at]] =
      at === 0 ? line.slice(columns.starts[0] + depth, start + text.length) : text;
    least = at + 1;
  }
  return isPlausible(cells) ? cells : null;
}

/** Positions are lost: the first line of a row has a segment a cell, the others continue what is open, from left to right. */
function splitSqueezed(
  line: string,
  columns: Columns,
  open: ReadonlySet<string> | null
): Cells | null {
  const parts = segments(line).map(segment => segment.text);
  const cells: Cells = {};
  if (
    parts.length === columns.names.length ||
    (parts.length === columns.names.length - 1 && /^\d/.test(parts[2] ?? ''))
  ) {
    columns.names.forEach((name, i) => {
      if (i < parts.length) cells[name] = parts[i];
    });
    if (isPlausible(cells)) return cells;
  }
  const waiting = columns.names.filter(name => open?.has(name));
  if (parts.length === 0 || parts.length > waiting.length) return null;
  const quoted = parts[0].startsWith("'") ? waiting.indexOf('inbound') : 0;
  return Object.fromEntries(
    parts.map((part, i) => [waiting[Math.max(quoted, 0) + i] ?? 'inbound', part])
  );
}

function isPlausible(cells: Cells): boolean {
  if (cells.count !== undefined && !/^\d[\d,.]*(\s*\(\w*\)?)?$/.test(cells.count.trim())) {
    return false;
  }
  if (cells.shape === undefined || cells.layer === undefined) return Object.keys(cells).length > 0;
  return cells.count === undefined || /^[([{?]|^mult|^\)|^None/.test(cells.shape.trim());
}

/** The pieces of a line that two or more spaces separate. */
export function segments(line: string): readonly Segment[] {
  const found: Segment[] = [];
  const pattern = /\S+(?: \S+)*/g;
  for (let match = pattern.exec(line); match; match = pattern.exec(line)) {
    found.push({ start: match.index, text: match[0] });
  }
  return found;
}
