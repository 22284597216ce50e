import { splitCells } from '../cells.js';
import type { Header } from './columns.js';

/** A line of the table's body: a module, or with `verbose=2` one of the tensors of the module above. */
export interface Line {
  readonly kind: 'module' | 'tensor';
  readonly depth: number;
  /** The module's class, or the tensor's name. */
  readonly title: string;
  /** What the parent calls the module. */
  readonly key: string | null;
  /** The module's number among those of its depth. */
  readonly index: number | null;
  /** The cells behind the name, in printed order; fewer than columns where the line is cut. */
  readonly cells: readonly string[];
}

/** The branch before a name: `│    └─`, in old releases `|    └─`, with `ascii_only` `|    + `, and `?` for characters
 * that an encoding lacked. */
const BRANCH = /^((?:[│|?] +)*)(?:[├└]─|\+ |\?\?)/;
const NAME = /^([^\s:(]{1,200})(?: \(([^()]{0,200})\))?(?:: (\d{1,4})(?:-(\d{1,7}))?)?(?=\s|$)/;
const CELL = /^(?:\[|--$|\d|\((?:recursive|[\d,]+)\)|(?:True|False|Partial)$|(?:[├└]─|\?\?)\d)/;
const SHARE = /^(?:[├└]─|\?\?)\d/;

/** @returns `null` when the text is none of the table's lines.
 * @param isFirst no line of the body came before.
 */
export function readLine(text: string, header: Header, isFirst: boolean): Line | null {
  const branch = BRANCH.exec(text);
  const indent = branch ? branch[0].length : text.length - text.trimStart().length;
  const name = NAME.exec(text.slice(indent));
  if (!name) return null;
  const [whole, title, key, depth, index] = name;
  const cells = splitCells(text.slice(indent + whole.length));
  if (cells.length > header.columns.length || !cells.every(cell => CELL.test(cell))) return null;
  const isTensor = cells.some(cell => SHARE.test(cell)) || lacksMark(header, key, depth, cells);
  const drawn = branch ? (branch[1].match(/[│|?]/g)?.length ?? 0) + 1 : 0;
  const hasPlace = branch !== null || depth !== undefined;
  // A name alone is a line only at the top, or of a tensor below it.
  if (!hasPlace && !(isFirst ? cells.length > 0 : indent > 0 && isTensor)) return null;
  return {
    kind: isTensor && (hasPlace || !isFirst) ? 'tensor' : 'module',
    depth: depth === undefined ? drawn : Number(depth),
    title,
    key: key ?? null,
    index: index ? Number(index) : null,
    cells
  };
}

/** Only modules have an index or the parent's name for them; where the table shows neither, only they fill all columns. */
function lacksMark(
  { hasIndices, hasNames, columns }: Header,
  key: string | undefined,
  depth: string | undefined,
  cells: readonly string[]
): boolean {
  if (hasIndices) return depth === undefined;
  if (hasNames) return key === undefined;
  return cells.length < columns.length;
}
