import type { PrintedTotals, Row } from './types.js';

type Known = Partial<Row> & Pick<Row, 'name' | 'type'>;

/** A row of which nothing is known but what is given. */
export function rowOf(known: Known): Row {
  return {
    nameCut: false,
    typeCut: false,
    depth: 0,
    outputs: null,
    count: null,
    inbound: null,
    trainable: null,
    remark: null,
    ...known
  };
}

/** Totals of which nothing is known but what is given. */
export function totalsOf(known: Partial<PrintedTotals>): PrintedTotals {
  return { total: null, trainable: null, nonTrainable: null, optimizer: null, ...known };
}

/** What follows the last separator: a path's last part, a class's bare name. */
export function lastPart(path: string, separator: string): string {
  return path.slice(path.lastIndexOf(separator) + 1);
}
