import type { Shape } from '../../counter/types.js';
import { readAmount } from '../amounts.js';
import { rowOf } from '../rows.js';
import { readShapes } from '../shapes.js';
import type { Amount, Row } from '../types.js';
import type { Column, Header } from './columns.js';
import type { Line } from './line.js';

/** A module's row before its children and tensors are known.
 *
 * `--` in the count's column is printed for modules without parameters, and for those whose parameters all stand in the
 * rows below. Here it is read as 0, which `index.ts` takes back for rows that turn out to have rows inside.
 *
 * @param isLast the text ends with this line, so that its last number may have lost digits.
 */
export function readModule(line: Line, { columns }: Header, isLast: boolean): Row {
  const cell = (column: Column): string | null => line.cells[columns.indexOf(column)] ?? null;
  const number = (column: Column): Amount | null =>
    isLast && columns.indexOf(column) === line.cells.length - 1 ? null : readNumber(cell(column));
  const count = cell('count');
  const multiplyAdds = number('multiplyAdds');
  const kernel = readKernel(line.title, cell('kernel'));
  const groups = readNumber(cell('groups'));
  return {
    ...rowOf({ name: nameOf(line), type: line.title }),
    depth: line.depth,
    outputs: readShapes(cell('output') ?? ''),
    count: count === '--' ? 0 : number('count'),
    trainable: readTrainable(cell('trainable'), count),
    ...optional('inputs', readInputs(cell('input'))),
    ...optional('kernel', kernel),
    ...optional('multiplyAdds', multiplyAdds),
    ...(groups === null ? {} : { config: { groups: Number(groups) }, configComplete: false }),
    ...(line.cells.includes('(recursive)') ? { repeated: true } : {})
  };
}

function nameOf({ key, depth, index, title }: Line): string {
  return key ?? (index === null ? title : `${depth}-${index}`);
}

/** `1,792`, in brackets where all of it is frozen; a number that has lost digits is none. */
function readNumber(cell: string | null): number | null {
  const match = /^\(?(\d{1,3}(?:,\d{3}){0,5})\)?$/.exec(cell ?? '');
  const amount = match ? readAmount(match[1]) : null;
  return typeof amount === 'number' ? amount : null;
}

function readTrainable(flag: string | null, count: string | null): boolean | null {
  if (flag === 'True') return true;
  return flag === 'False' || /^\(\d/.test(count ?? '') ? false : null;
}

function readInputs(cell: string | null): readonly Shape[] | null {
  return cell === null ? null : readShapes(cell);
}

/** The kernel's sizes. Releases before 1.6 print the weight's whole shape instead, channels first. */
function readKernel(type: string, cell: string | null): readonly number[] | null {
  const sizes = (cell ?? '').match(/\d{1,9}/g)?.map(Number) ?? [];
  const dimensions = Number(/(\d)d/i.exec(type)?.[1]);
  if (sizes.length === dimensions + 2) return sizes.slice(2);
  // Those print a normalisation's number of features as well.
  const isKernel = dimensions > 0 && !type.includes('Norm');
  return isKernel && (sizes.length === dimensions || sizes.length === 1) ? sizes : null;
}

function optional<Key extends keyof Row>(key: Key, value: Row[Key] | null): Partial<Row> {
  return value === null || value === undefined ? {} : { [key]: value };
}
