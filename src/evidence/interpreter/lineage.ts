import type { PythonObject } from './values.js';

/** A longer line is not written by hand; each class of a notebook holds one. */
const MAXIMUM_LINE = 64;

/**
 * The order in which Python looks attributes up, the class itself left out: each base comes before what it extends,
 * and the bases in the order in which they are given.
 * @param lines The bases, each with its own order behind it.
 * @returns `null` for bases that Python refuses, and for an order that is too long.
 */
export function mergeLines(lines: readonly (readonly PythonObject[])[]): PythonObject[] | null {
  if (lines.length > MAXIMUM_LINE) {
    return null;
  }
  const merged: PythonObject[] = [];
  let left = [...lines.map(line => [...line]), lines.map(line => line[0])];
  const behind = new Map<PythonObject, number>();
  left.forEach(line => line.slice(1).forEach(item => count(behind, item, 1)));
  for (left = left.filter(isFilled); left.length > 0; left = left.filter(isFilled)) {
    const next = left.map(line => line[0]).find(item => !behind.get(item));
    if (next === undefined || merged.length >= MAXIMUM_LINE) {
      return null;
    }
    merged.push(next);
    for (const line of left.filter(line => line[0] === next)) {
      line.shift();
      line.slice(0, 1).forEach(item => count(behind, item, -1));
    }
  }
  return merged;
}

function count(counts: Map<PythonObject, number>, item: PythonObject, change: number): void {
  counts.set(item, (counts.get(item) ?? 0) + change);
}

function isFilled(line: readonly PythonObject[]): boolean {
  return line.length > 0;
}
