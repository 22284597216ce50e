import type { Observation, Shape, Size } from '../../types.js';
import type { Attended } from '../projections.js';

/** The sizes of a row's query, value and key, as far as its shapes are printed. An attention keeps its query's shape unless told otherwise. */
export function attendedIn(row: Observation): Attended | null {
  const last = (shape: Shape | null | undefined): Size => shape?.at(-1) ?? null;
  const query = last(row.inputs[0]) ?? last(row.outputs[0]);
  if (query === null) {
    return null;
  }
  const value = last(row.inputs[1]) ?? query;
  return { query, value, key: last(row.inputs[2]) ?? value };
}

/** The inputs to suppose: the row's own where they are printed. */
export function attendedInputs(row: Observation, sizes: Attended): readonly Shape[] {
  const lead = (row.inputs[0] ?? row.outputs[0] ?? [null, null, null]).slice(0, -1);
  const names = ['query', 'value', 'key'] as const;
  return names.map((name, place) => row.inputs[place] ?? [...lead, sizes[name]]);
}
