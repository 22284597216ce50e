import type { Evidence } from '../evidence/types.js';
import type { Node } from './graph.js';

/** The names of the classes that the notebook had of its own by the time a cell was run. */
export function ownClassesAt(evidence: Evidence | null, cell: number): ReadonlySet<string> {
  if (evidence === null || evidence.ownClasses.length === 0) return new Set();
  const place = evidence.ran.indexOf(cell);
  const before = new Set(place < 0 ? evidence.ran : evidence.ran.slice(0, place + 1));
  return new Set(evidence.ownClasses.filter(own => before.has(own.cell)).map(({ name }) => name));
}

/** Whether a row's class may be one of these: its name alone would be the same. */
export function mayBeOwn({ row, type }: Node, own: ReadonlySet<string>): boolean {
  if (own.size === 0) return false;
  if (own.has(type.slice(type.lastIndexOf('.') + 1))) return true;
  return row.typeCut && row.type !== '' && [...own].some(name => name.startsWith(row.type));
}
