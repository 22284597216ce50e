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
 * @param loose layers of one kind match as well, if for less than equal ones: what is the same network in another width
 *   has few equal layers, and those not in the same blocks.
 */
export function align(
  first: readonly Part[],
  second: readonly Part[],
  views: readonly View[],
  loose: boolean
): readonly Match[] {
  if (first.length * second.length > MOST_CELLS) return [];
  // Where both are built of the same, their order says more than that some layers are equal.
  const equal = loose && isOneBuild(first, second) ? 0.6 : 1;
  const width = second.length + 1;
  const best = new Float64Array((first.length + 1) * width);
  const runsOfSecond = new Runs(second, views);
  const runsOfFirst = new Runs(first, views);

  const worth = (i: number, j: number, [down, right]: Step): number => {
    const gain =
      down > 1 || right > 1
        ? runGain(
            down > 1 ? { parts: first, at: i } : { parts: second, at: j },
            down + right,
            loose
          )
        : pairGain(first[i], second[j], equal);
    return gain + best[(i + down) * width + j + right];
  };
  const stepsAt = (i: number, j: number): readonly Step[] => {
    const steps: Step[] = [];
    if (isAlike(first[i], second[j]) || (loose && isOfKind(first[i], second[j]))) {
      steps.push([1, 1]);
    }
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

/** Two layers of one kind that both count, if not the same. */
function isOfKind(first: Part, second: Part): boolean {
  return first.family === second.family && first.count > 0 && second.count > 0;
}

/** Both have as many layers of each kind and kernel. */
function isOneBuild(first: readonly Part[], second: readonly Part[]): boolean {
  const [a, b] = [first, second].map(parts =>
    parts
      .flatMap(({ family, kernel, count }) => (count > 0 ? [`${family} ${kernel}`] : []))
      .sort()
      .join()
  );
  return a === b;
}

/** A layer of the same kind counts for the more the more of it is the same, and an equal one for `equal` at least. What
 * learns nothing counts for little. */
function pairGain(a: Part, b: Part, equal: number): number {
  const place = a.places === null || b.places === null ? 0.15 : a.places === b.places ? 0.3 : 0;
  const output = a.outputs === b.outputs ? 0.05 : 0;
  const name = a.layer.path === b.layer.path ? 0.002 : a.layer.name === b.layer.name ? 0.001 : 0;
  return isAlike(a, b)
    ? (a.count > 0 || b.count > 0 ? equal : 0.2) + place + output + name
    : (a.kernel === b.kernel ? 0.45 : 0.15) + place + output + 50 * name;
}

/** A run counts for a little less than an equal layer; and for less than two layers of the same kind as some of it. */
function runGain(
  { parts, at }: { readonly parts: readonly Part[]; readonly at: number },
  length: number,
  loose: boolean
): number {
  const gain = isTorn(parts, at, at + length - 1) ? 0.6 : 0.9;
  return (loose ? gain / 2 : gain) + 0.001 * Math.min(length, 50);
}

/** True when a run separates a convolution from the normalisation of its filters. */
export function isTorn(parts: readonly Part[], start: number, end: number): boolean {
  return isNormalized(parts[start - 1], parts[start]) || isNormalized(parts[end - 1], parts[end]);
}

function isNormalized(layer: Part | undefined, next: Part | undefined): boolean {
  return (
    layer?.family === 'convolution' &&
    next?.family === 'batch normalisation' &&
    layer.outputs === next.outputs
  );
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
