import type { Match } from './matching.js';
import type { Part } from './parts.js';
import { extraOf, type View } from './views.js';

/** Longer tables are matched without regard to their order. */
const MOST_CELLS = 6_000_000;

/** A row whose inside is not printed; torch's attention holds a linear layer that some printers list apart. */
export function mayBeGroup({ layer, count, family, isRepeat }: Part): boolean {
  return count > 0 && !isRepeat && (layer.tensors.length === 0 || family === 'attention');
}

/** One step of an alignment: how many parts it passes on either side. */
type Step = readonly [first: number, second: number];

/** The most that matches in the order of both sides: equal parts, and rows that stand for the run of rows that they are
 * made of. Nothing where the tables are too long.
 *
 * @param views the ways of counting that a run may be counted in.
 */
export function align(
  first: readonly Part[],
  second: readonly Part[],
  views: readonly View[]
): readonly Match[] {
  if (first.length * second.length > MOST_CELLS) return [];
  const width = second.length + 1;
  const best = new Float64Array((first.length + 1) * width);
  const runsOfSecond = new Runs(second, views);
  const runsOfFirst = new Runs(first, views);

  const worth = (i: number, j: number, [down, right]: Step): number =>
    gainOf(first, second, i, j, down, right) + best[(i + down) * width + j + right];
  const stepsAt = (i: number, j: number): readonly Step[] => {
    const steps: Step[] = [];
    if (isAlike(first[i], second[j])) steps.push([1, 1]);
    if (mayBeGroup(first[i])) {
      for (const end of runsOfSecond.ends(j, first[i].range)) steps.push([1, end - j]);
    }
    if (mayBeGroup(second[j])) {
      for (const end of runsOfFirst.ends(i, second[j].range)) steps.push([end - i, 1]);
    }
    return steps;
  };

  for (let i = first.length - 1; i >= 0; i--) {
    for (let j = second.length - 1; j >= 0; j--) {
      let most = Math.max(best[(i + 1) * width + j], best[i * width + j + 1]);
      for (const step of stepsAt(i, j)) most = Math.max(most, worth(i, j, step));
      best[i * width + j] = most;
    }
  }

  const matches: Match[] = [];
  let [i, j] = [0, 0];
  while (i < first.length && j < second.length) {
    const here = best[i * width + j];
    const step = stepsAt(i, j).find(one => worth(i, j, one) === here);
    if (step) {
      matches.push({ first: range(i, i + step[0]), second: range(j, j + step[1]) });
      [i, j] = [i + step[0], j + step[1]];
    } else if (here === best[(i + 1) * width + j]) i++;
    else j++;
  }
  return matches;
}

/** Two parts may be the same layer: equal but for what their printers count otherwise, or of one count where a printer
 * names no classes. */
export function isAlike(first: Part, second: Part): boolean {
  if (first.key === second.key) return true;
  if ((first.layer.type === '') === (second.layer.type === '')) return false;
  return first.range[0] <= second.range[1] && second.range[0] <= first.range[1];
}

/** A match counts for one, a little more with equal outputs and under one name; a run for a little less. */
function gainOf(
  first: readonly Part[],
  second: readonly Part[],
  i: number,
  j: number,
  down: number,
  right: number
): number {
  if (down > 1 || right > 1) return 0.9 + 0.001 * Math.min(down + right, 50);
  const [a, b] = [first[i], second[j]];
  return 1 + (a.outputs === b.outputs ? 0.05 : 0) + (a.layer.name === b.layer.name ? 0.001 : 0);
}

/** The runs of a table's rows by what they add up to. */
class Runs {
  /** For each view, what the rows before each one add up to. */
  private readonly sums: readonly Float64Array[];

  constructor(
    private readonly parts: readonly Part[],
    views: readonly View[]
  ) {
    this.sums = views.map(view => {
      const sums = new Float64Array(parts.length + 1);
      parts.forEach((part, i) => (sums[i + 1] = sums[i] + part.count + extraOf([part], view)));
      return sums;
    });
  }

  /** Where the runs from `start` on end that give just this amount; each has more than one row. */
  ends(start: number, [low, high]: readonly [number, number]): readonly number[] {
    if (low !== high) return [];
    return this.sums.flatMap(sums => {
      const target = sums[start] + low;
      let [from, to] = [start + 2, this.parts.length];
      while (from < to) {
        const middle = (from + to) >> 1;
        if (sums[middle] < target) from = middle + 1;
        else to = middle;
      }
      return from <= this.parts.length && sums[from] === target ? [from] : [];
    });
  }
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}
