import type { ExplainedLayer } from '../report/types.js';
import type { Match } from './matching.js';
import type { Part } from './parts.js';

/** A model's rows and the parts that they are. */
export interface Printed {
  readonly layers: readonly ExplainedLayer[];
  readonly parts: readonly Part[];
}

/** Blocks that one side prints as one row and the other with all that is inside, because it was told to go deeper: those
 * of one class, in their order, where both sides have as many. */
export function matchBlocks(first: Printed, second: Printed): readonly Match[] {
  return [
    ...closedAndOpen(first, second),
    ...closedAndOpen(second, first).map(match => ({ first: match.second, second: match.first }))
  ];
}

/** @returns matches of one part of `closed` with all parts inside one row of `opened`. */
function closedAndOpen(closed: Printed, opened: Printed): Match[] {
  const rows = new Map<string, number[]>();
  closed.parts.forEach(({ index, layer, count, isRepeat }, i) => {
    if (count > 0 && !isRepeat && layer.tensors.length === 0 && !isHolderAt(closed.layers, index)) {
      add(rows, layer.type, i);
    }
  });
  const blocks = new Map<string, number[]>();
  opened.layers.forEach((layer, index) => {
    if (!rows.has(layer.type) || !isHolderAt(opened.layers, index)) return;
    add(blocks, `${layer.type} ${layer.depth}`, index);
  });
  const partAt = new Map(opened.parts.map(({ index }, j) => [index, j]));
  const partsIn = (index: number): number[] =>
    range(index, endOf(opened.layers, index)).flatMap(inside => {
      const part = partAt.get(inside);
      return part === undefined ? [] : [part];
    });
  return [...rows].flatMap(([type, own]) => {
    // Blocks of one class stand at one depth, unless the class is a mere container's.
    const depths = [...new Set(opened.layers.map(({ depth }) => depth))];
    for (const depth of depths) {
      const others = blocks.get(`${type} ${depth}`) ?? [];
      if (own.length !== others.length) continue;
      const matches = own.map((i, k) => ({ first: [i], second: partsIn(others[k]) }));
      if (matches.every(match => isFilled(match, closed.parts, opened.parts))) return matches;
    }
    return [];
  });
}

/** The parts inside make up most of the block, and no more than it: it may hold parameters beside them. */
function isFilled(
  { first: [block], second }: Match,
  closed: readonly Part[],
  opened: readonly Part[]
): boolean {
  const low = second.reduce((sum, j) => sum + opened[j].range[0], 0);
  const high = second.reduce((sum, j) => sum + opened[j].range[1], 0);
  return low <= closed[block].range[1] && 2 * high >= closed[block].range[0];
}

function isHolderAt(layers: readonly ExplainedLayer[], index: number): boolean {
  return (layers[index + 1]?.depth ?? 0) > layers[index].depth;
}

/** The index just past the rows inside. */
function endOf(layers: readonly ExplainedLayer[], index: number): number {
  let end = index + 1;
  while (end < layers.length && layers[end].depth > layers[index].depth) end++;
  return end;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}

function add(map: Map<string, number[]>, key: string, value: number): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}
