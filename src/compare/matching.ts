import { align, mayBeGroup } from './align.js';
import type { Part } from './parts.js';
import { extraOf, type View } from './views.js';

/** Parts that stand for the same: one on each side, or one against several. */
export interface Match {
  readonly first: readonly number[];
  readonly second: readonly number[];
}

/** Which parts of the two models are the same layers: by what they are and their order; then those at other places;
 * then one row that stands for several; then layers of one name; then layers of one kind at the same place.
 *
 * @param blocks matches that are known before.
 * @param views the ways of counting in which one row may stand for several.
 * @returns the matches, and each side's parts that are in none.
 */
export function matchParts(
  first: readonly Part[],
  second: readonly Part[],
  blocks: readonly Match[],
  views: readonly View[]
): {
  readonly matches: readonly Match[];
  readonly left: readonly [first: readonly number[], second: readonly number[]];
} {
  const state = new State(first, second, blocks, views);
  state.inOrder();
  state.anywhere(({ key, outputs }) => `${key} ${outputs}`);
  state.anywhere(({ key }) => key);
  state.groups();
  state.anywhere(({ family, layer }) => `${family} ${layer.path}`);
  state.anywhere(({ family, layer }) => `${family} ${layer.name}`);
  state.inPlace();
  return { matches: state.matches, left: [state.left(0), state.left(1)] };
}

class State {
  readonly matches: Match[] = [];
  private readonly taken: readonly [boolean[], boolean[]];
  /** For the parts of the first side that have one, the partner. */
  private readonly partner = new Map<number, number>();

  constructor(
    private readonly first: readonly Part[],
    private readonly second: readonly Part[],
    blocks: readonly Match[],
    private readonly views: readonly View[]
  ) {
    this.taken = [first.map(() => false), second.map(() => false)];
    for (const block of blocks) this.take(block.first, block.second);
  }

  left(side: 0 | 1): number[] {
    return this.taken[side].flatMap((taken, i) => (taken ? [] : [i]));
  }

  inOrder(): void {
    const [rows, columns] = [this.left(0), this.left(1)];
    const aligned = align(
      rows.map(i => this.first[i]),
      columns.map(j => this.second[j]),
      this.views
    );
    for (const { first, second } of aligned) {
      this.take(
        first.map(i => rows[i]),
        second.map(j => columns[j])
      );
    }
  }

  /** Equal parts at other places. @param keyOf what they have to have in common. */
  anywhere(keyOf: (part: Part) => string): void {
    const waiting = new Map<string, number[]>();
    for (const j of this.left(1)) {
      const key = keyOf(this.second[j]);
      const places = waiting.get(key);
      if (places) places.push(j);
      else waiting.set(key, [j]);
    }
    for (const i of this.left(0)) {
      const j = waiting.get(keyOf(this.first[i]))?.shift();
      if (j !== undefined) this.pair(i, j);
    }
  }

  /** One row that stands for several of the other side, which follow one another. */
  groups(): void {
    for (const side of [0, 1] as const) {
      const own = side === 0 ? this.first : this.second;
      const others = side === 0 ? this.second : this.first;
      for (const i of this.left(side)) {
        if (!mayBeGroup(own[i])) continue;
        const free = this.left(side === 0 ? 1 : 0);
        const run = findRun(own[i].range, free, others, this.views);
        if (run) this.take(side === 0 ? [i] : run, side === 0 ? run : [i]);
      }
    }
  }

  /** Layers of one kind between the same neighbours. */
  inPlace(): void {
    const place = this.left(1);
    for (const i of this.left(0)) {
      const [low, high] = this.gapAround(i);
      const at = place.findIndex(
        j => j > low && j < high && this.second[j].family === this.first[i].family
      );
      if (at >= 0) this.pair(i, place.splice(at, 1)[0]);
    }
  }

  /** The partners of the nearest neighbours that have one. */
  private gapAround(i: number): readonly [low: number, high: number] {
    let [above, below] = [i - 1, i + 1];
    while (above >= 0 && !this.partner.has(above)) above--;
    while (below < this.first.length && !this.partner.has(below)) below++;
    return [this.partner.get(above) ?? -1, this.partner.get(below) ?? this.second.length];
  }

  private pair(i: number, j: number): void {
    this.take([i], [j]);
  }

  private take(first: readonly number[], second: readonly number[]): void {
    for (const i of first) this.taken[0][i] = true;
    for (const j of second) this.taken[1][j] = true;
    for (const i of first) this.partner.set(i, second[0]);
    this.matches.push({ first, second });
  }
}

/** Rows in a block are a few dozen; whole models are not guessed at. */
const LONGEST_RUN = 400;

/** Parts that follow one another among those that are free and together give the amount, with or without what printers
 * count differently. */
function findRun(
  [low, high]: readonly [number, number],
  free: readonly number[],
  parts: readonly Part[],
  views: readonly View[]
): readonly number[] | null {
  const counts = free.map(j => views.map(view => parts[j].count + extraOf([parts[j]], view)));
  for (let start = 0; start < free.length; start++) {
    const sums = views.map(() => 0);
    for (let end = start; end < Math.min(free.length, start + LONGEST_RUN); end++) {
      counts[end].forEach((count, v) => (sums[v] += count));
      if (sums.some(sum => sum >= low && sum <= high)) return free.slice(start, end + 1);
      if (Math.min(...sums) > high) break;
    }
  }
  return null;
}
