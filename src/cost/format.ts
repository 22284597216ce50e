import { abbreviateOperations, format } from '../report/format.js';
import type { Cost } from './types.js';

const UNITS = ['KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

/** Bytes in three significant digits and steps of 1,024: `97.5 MiB`. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 'bytes';
  for (const next of UNITS) {
    if (value < 1023.5) break;
    value /= 1024;
    unit = next;
  }
  const shown = unit === 'bytes' ? value : Number(value.toPrecision(value < 1000 ? 3 : 4));
  return `${format(shown)} ${unit}`;
}

/** A cost with its unit written out, `?` where it is not known: `4.09 G MACs`, `97.5 MiB`. */
export function formatCost({ value, unit }: Cost): string {
  if (value === null) return '?';
  return unit === 'bytes' ? formatBytes(value) : `${abbreviateOperations(value)} ${unit}`;
}

/** A cost with the exact number beside where that says more: `72.3 KiB (74,016 bytes)`, `918 k MACs (917,504)`. */
export function formatCostExactly(cost: Cost): string {
  const { value, unit } = cost;
  const short = formatCost(cost);
  if (value === null) return short;
  const exact = unit === 'bytes' ? `${format(value)} bytes` : format(value);
  return short.startsWith(format(value)) ? short : `${short} (${exact})`;
}
