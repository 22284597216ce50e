import { withoutMargin } from '../margin.js';

export type Column =
  'kernel' | 'groups' | 'input' | 'output' | 'count' | 'percent' | 'multiplyAdds' | 'trainable';

/** A table's header. */
export interface Header {
  /** The columns behind the name, in printed order. */
  readonly columns: readonly Column[];
  /** Each module has the name that its parent has for it: `Conv2d (stem)`. */
  readonly hasNames: boolean;
  /** Each module below the model's own row has its depth and a number: `Conv2d: 2-3`. */
  readonly hasIndices: boolean;
  /** Text that stands before each line of the table. */
  readonly margin: string;
  /** The table's first line, and the first one below the header. */
  readonly top: number;
  readonly body: number;
}

const TITLES: readonly (readonly [title: string, column: Column])[] = [
  ['Kernel Shape', 'kernel'],
  ['Groups', 'groups'],
  ['Input Shape', 'input'],
  ['Output Shape', 'output'],
  ['Param #', 'count'],
  ['Param %', 'percent'],
  ['Mult-Adds', 'multiplyAdds'],
  ['Trainable', 'trainable']
];

/** The header at line `at`, if it is this printer's.
 *
 * @param from the first line that may belong to the table.
 */
export function readHeader(lines: readonly string[], at: number, from: number): Header | null {
  const match = /^(.{0,80}?)Layer \(type( \(var_name\))?\)?(:depth-idx)?\)?/.exec(lines[at]);
  if (!match) return null;
  const [whole, margin, names, indices] = match;
  const titles = lines[at].slice(whole.length);
  const columns = TITLES.map(([title, column]) => ({ column, place: titles.indexOf(title) }))
    .filter(({ place }) => place >= 0)
    .sort((a, b) => a.place - b.place)
    .map(({ column }) => column);
  let body = at + 1;
  while (body < at + 4 && withoutMargin(lines[body] ?? '', margin).trim() === '') body++;
  if (columns.length === 0 || !/^={10,}\s*$/.test(withoutMargin(lines[body] ?? '', margin))) {
    return null;
  }
  let top = at - 1;
  while (top > from && withoutMargin(lines[top], margin).trim() === '') top--;
  const rule = top >= from ? ruleAtEnd(lines[top]) : null;
  // Other printers have a column `Layer (type)` as well, but another rule above it.
  if (!names && !indices && rule !== '=') return null;
  return {
    columns,
    hasNames: names !== undefined,
    hasIndices: indices !== undefined,
    margin,
    top: rule ? top : at,
    body: body + 1
  };
}

/** What a line's rule is made of; text may stand before it, where something was printed without a line break. */
export function ruleAtEnd(line: string): string | null {
  const tail = line.trimEnd().slice(-10);
  return /^(?:-{10}|={10})$/.test(tail) ? tail[0] : null;
}
