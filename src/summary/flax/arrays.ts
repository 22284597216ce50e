import type { Shape } from '../../counter/types.js';
import { readAmount } from '../amounts.js';
import type { Amount } from '../types.js';

/** An array named in a cell, its shape as far as it is printed whole. */
export interface NamedArray {
  /** With the names of the mappings around it: `Dense_0/kernel`. */
  readonly name: string;
  /** The sizes that are printed whole. */
  readonly sizes: readonly number[];
  /** What is left of the size that was cut; `null` where none was. */
  readonly begun: string | null;
}

/** A cell of one collection, `bias: float32[32]` and the like above `320 (1.3 KB)`. */
export interface Collection {
  readonly arrays: readonly NamedArray[];
  readonly count: Amount | null;
}

/** Not even the bracket is left. */
const LOST = { sizes: [], begun: '' } as const;

/** A size past 2^53 ends the shape as if it were cut there: it could not be told exactly. */
const ARRAY = /[a-z][\w<>]{0,20}\[((?:\d{1,15},){0,30}\d{0,15})(\])?/;

/** Reads a collection's cell from its lines; a long line goes on in the next one, and a long word is cut. */
export function readCollection(lines: readonly string[]): Collection {
  const arrays: NamedArray[] = [];
  const open: { readonly name: string; readonly indent: number }[] = [];
  let count: Amount | null = null;
  for (const line of lines) {
    const [, space, name, rest] = /^(\s*)([^\s:]{1,200}):(.*)$/.exec(line) ?? [];
    if (name !== undefined) {
      while (open.length > 0 && open[open.length - 1].indent >= space.length) open.pop();
      open.push({ name, indent: space.length });
    }
    if (name === undefined && /^\s*\d/.test(line)) {
      count = readAmount(line);
      continue;
    }
    const array = ARRAY.exec(rest ?? line);
    if (open.length === 0 || !(array || (rest ?? line).includes('…'))) continue;
    const path = open.map(key => key.name).filter((key, i) => i === 0 || key !== 'value');
    arrays.push({ name: path.join('/'), ...(array ? readSizes(array) : LOST) });
  }
  return { arrays, count };
}

/** The shapes of all arrays in a cell of inputs or outputs; `null` where there is none, or one was cut. */
export function readArrayShapes(lines: readonly string[]): readonly Shape[] | null {
  const shapes: Shape[] = [];
  for (const line of lines) {
    if (line.includes('…')) return null;
    const array = ARRAY.exec(line);
    if (!array) continue;
    const { sizes, begun } = readSizes(array);
    if (begun !== null) return null;
    shapes.push(sizes);
  }
  return shapes.length > 0 ? shapes : null;
}

function readSizes([, text, closed]: RegExpExecArray): Omit<NamedArray, 'name'> {
  const sizes = text === '' ? [] : text.split(',');
  const begun = closed === undefined ? (sizes.pop() ?? '') : null;
  return { sizes: sizes.map(Number), begun };
}
