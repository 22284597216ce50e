import type { Shape } from '../../counter/types.js';
import { readAmount } from '../amounts.js';
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
  const groups = readNumber(cell('groups'));
  // In one piece, not spread together: long tables have thousands of rows.
  return {
    name: nameOf(line),
    type: line.title,
    nameCut: false,
    typeCut: false,
    depth: line.depth,
    outputs: readShapes(cell('output') ?? ''),
    count: count === '--' ? 0 : number('count'),
    inbound: null,
    trainable: readTrainable(cell('trainable'), count),
    remark: null,
    inputs: readInputs(cell('input')),
    kernel: readKernel(line.title, cell('kernel')),
    multiplyAdds: number('multiplyAdds') ?? undefined,
    config: groups === null ? undefined : { groups: Number(groups) },
    configComplete: groups === null ? undefined : false,
    repeated: line.cells.includes('(recursive)') || undefined
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

function readInputs(cell: string | null): readonly Shape[] | undefined {
  return cell === null ? undefined : (readShapes(cell) ?? undefined);
}

/** The kernel's sizes. Releases before 1.6 print the weight's whole shape instead, channels first. */
function readKernel(type: string, cell: string | null): readonly number[] | undefined {
  const sizes = (cell ?? '').match(/\d{1,9}/g)?.map(Number) ?? [];
  const dimensions = Number(/(\d)d/i.exec(type)?.[1]);
  if (sizes.length === dimensions + 2) return sizes.slice(2);
  // Those print a normalisation's number of features as well.
  const isKernel = dimensions > 0 && !type.includes('Norm');
  return isKernel && (sizes.length === dimensions || sizes.length === 1) ? sizes : undefined;
}
