import type { Amount } from './types.js';

/** A whole number, its digits in groups of three if at all; a list may go on behind it. */
const WHOLE = /^(?:0|[1-9]\d*|[1-9]\d{0,2}(?:[,_']\d{3})+),?$/;

/** The number at the start of a cell: `1,311,857`, `1_234`, `18496`, `10829858.0`, or cut: `1,280,…`.
 *
 * @param limit no count in the table can be larger: it decides how many digits a cut number may have lost.
 * @returns `null` when the cell holds no whole number, or one past 2^53 that could not be told exactly.
 */
export function readAmount(cell: string, limit: number = Number.MAX_SAFE_INTEGER): Amount | null {
  const match = /^\s*(\d[\d,_']{0,40})(?:\.0)?(…|\.\.\.)?(?!\.?\d|[\w,'])/.exec(cell);
  if (!match) return null;
  if (match[2]) return cutAmount(match[1], limit);
  if (!WHOLE.test(match[1])) return null;
  const value = Number(match[1].replace(/\D/g, ''));
  return Number.isSafeInteger(value) ? value : null;
}

/** The interval of all numbers up to `limit` whose grouped digits begin with `printed`. */
function cutAmount(printed: string, limit: number): Amount | null {
  const groups = printed.split(',');
  if (groups.slice(1).some(group => group.length > 3)) return null;
  const digits = Number(printed.replace(/\D/g, ''));
  // With thousands separators the digits that are missing in the last group are known.
  let missing = groups.length > 1 ? 3 - groups[groups.length - 1].length : 1;
  if (missing === 0 && groups.length > 1) missing = 3;
  const step = groups.length > 1 ? 3 : 1;
  let interval: [number, number] | null = null;
  for (; missing <= 15; missing += step) {
    const low = digits * 10 ** missing;
    const high = (digits + 1) * 10 ** missing - 1;
    if (!Number.isSafeInteger(high) || (interval && low > limit)) break;
    interval = interval ? [interval[0], high] : [low, high];
    if (limit === Number.MAX_SAFE_INTEGER) break;
  }
  return interval;
}

/** The least and the largest number that `amount` can be. */
export function bounds(amount: Amount): readonly [low: number, high: number] {
  return typeof amount === 'number' ? [amount, amount] : amount;
}

/** The sum of several amounts, `null` past 2^53. */
export function sumOf(amounts: readonly Amount[]): Amount | null {
  let [low, high] = [0, 0];
  for (const amount of amounts) {
    low += bounds(amount)[0];
    high += bounds(amount)[1];
  }
  if (!Number.isSafeInteger(high)) return null;
  return low === high ? low : [low, high];
}

/** How a printer shortens numbers. */
export interface Rounding {
  /** Decimals that are rounded to before trailing zeros are taken off; by default those that are printed. */
  readonly decimals?: number;
  /** Whether a number printed without decimals (`132 K`) was rounded, the default, or its rest dropped. */
  readonly wholes?: 'rounded' | 'dropped';
}

const SCALES: Readonly<Record<string, number>> = { k: 3, K: 3, M: 6, G: 9, B: 9, T: 12 };

/** The number at the start of a cell that may be shortened by a decimal unit: `195`, `132 K`, `1.2 M`, `5.02k`, `0.1G`.
 *
 * @returns the interval of all numbers that are shortened so, or the number where there is only one; `null` when the
 * cell holds none, or one past 2^53.
 */
export function readScaledAmount(cell: string, rounding: Rounding = {}): Amount | null {
  const match = /^\s*(\d[\d,_]{0,20})(?:\.(\d{1,12}))?(?: ?([kKMGBT]))?(?![\w.])/.exec(cell);
  if (!match) return null;
  const [, whole, fraction = '', unit] = match;
  if (unit === undefined) return /[1-9]/.test(fraction) ? null : readAmount(cell);
  const places = SCALES[unit];
  const digits = Number(whole.replace(/[,_]/g, '') + fraction);
  const value = digits * 10 ** (places - fraction.length);
  const step = 10 ** (places - (rounding.decimals ?? fraction.length));
  const dropped = rounding.wholes === 'dropped' && fraction === '';
  const low = Math.ceil(dropped ? value : value - step / 2);
  const high = dropped ? value + step - 1 : Math.floor(value + step / 2);
  if (!Number.isSafeInteger(high)) return null;
  return low >= high ? Math.round(value) : [Math.max(0, low), high];
}

/** An amount that is one number. */
export function exact(amount: Amount | null): number | null {
  return typeof amount === 'number' ? amount : null;
}
