import { abbreviate, format } from '../report/format.js';
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
  return `${unit === 'bytes' ? format(value) : Number(value.toPrecision(value < 1000 ? 3 : 4))} ${unit}`;
}

/** A cost with its unit written out, `?` where it is not known: `4.09 B MACs`, `97.5 MiB`. */
export function formatCost({ value, unit }: Cost): string {
  if (value === null) return '?';
  return unit === 'bytes' ? formatBytes(value) : `${abbreviate(value)} ${unit}`;
}
