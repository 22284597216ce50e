import { align, isTorn, mayBeGroup } from './align.js';
import type { Part } from './parts.js';
import { extraOf, type View } from './views.js';

/** Parts that stand for the same: one on each side, or one against several. */
export interface Match {
  readonly first: readonly number[];
  readonly second: readonly number[];
}

interface Matching {
  readonly matches: readonly Match[];
  /** Each side's parts that are in no match. */
  readonly left: readonly [first: readonly number[], second: readonly number[]];
}

/** Which parts of the two models are the same layers.
 *
 * Equal ones are, if that leaves nothing to explain but layers that one side has more. Otherwise layers of one kind are
 * taken for the same by their order and by what else they have in common; then those at other places; then one row that
 * stands for several; then layers of one name; then layers of one kind between the same neighbours.
 *
 * @param blocks matches that are known before.
 * @param views the ways of counting in which one row may stand for several.
 */
export function matchParts(
  first: readonly Part[],
  second: readonly Part[],
  blocks: readonly Match[],
  views: readonly View[]
): Matching {
  const equal = new State(first, second, blocks, views);
  equal.inOrder(false);
  const isWhole = equal.isWhole(0) || equal.isWhole(1);
  equal.equalAnywhere();
  equal.groups();
  if (!isWhole && !(equal.isWhole(0) && equal.isWhole(1))) {
    const loose = new State(first, second, blocks, views);
    loose.inOrder(true);
    loose.equalAnywhere();
    loose.groups();
    loose.exchange();
    return loose.finished();
  }
  return equal.finished();
}

class State {
  readonly matches: Match[] = [];
  private readonly taken: readonly [boolean[], boolean[]];
  /** For the parts of each side that have partners, these. */
  private readonly partners = [
    new Map<number, readonly number[]>(),
    new Map<number, readonly number[]>()
  ] as const;

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

  /** Every part of a side that counts is in a match. */
  isWhole(side: 0 | 1): boolean {
    const parts = side === 0 ? this.first : this.second;
    return this.left(side).every(i => parts[i].count === 0);
  }

  finished(): Matching {
    this.anywhere(({ family, layer }) => `${family} ${layer.path}`);
    this.anywhere(({ family, layer }) => `${family} ${layer.name}`);
    this.inPlace();
    return { matches: this.matches, left: [this.left(0), this.left(1)] };
  }

  /** @param loose layers of one kind as well. */
  inOrder(loose: boolean): void {
    const [rows, columns] = [this.left(0), this.left(1)];
    const aligned = align(
      rows.map(i => this.first[i]),
      columns.map(j => this.second[j]),
      this.views,
      loose
    );
    for (const { first, second } of aligned) {
      this.take(
        first.map(i => rows[i]),
        second.map(j => columns[j])
      );
    }
  }

  /** Equal layers at other places. */
  equalAnywhere(): void {
    this.anywhere(({ key, outputs }) => `${key} ${outputs}`);
    this.anywhere(({ key, kernel }) => `${key} ${kernel}`);
  }

  /** Parts at other places. @param keyOf what they have to have in common. */
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

  /** One row that stands for several of the other side, which follow one another near its neighbours' partners. */
  groups(): void {
    for (const side of [0, 1] as const) {
      const own = side === 0 ? this.first : this.second;
      const others = side === 0 ? this.second : this.first;
      for (const i of this.left(side)) {
        if (!mayBeGroup(own[i])) continue;
        const [low, high] = this.gapAround(side, i);
        const free = this.left(side === 0 ? 1 : 0).filter(j => j > low - NEAR && j < high + NEAR);
        const run = findRun(own[i].range, free, others, this.views);
        if (run) this.take(side === 0 ? [i] : run, side === 0 ? run : [i]);
      }
    }
  }

  /** Gives rows that stand for several the layers that they are made of where these were taken for others of their kind
   * nearby, which get those that were left instead. */
  exchange(): void {
    for (const side of [0, 1] as const) {
      const own = side === 0 ? this.first : this.second;
      const others = side === 0 ? this.second : this.first;
      const partners = this.partners[1 - side];
      const isPair = (j: number): boolean => {
        const [i, ...more] = partners.get(j) ?? [];
        return i !== undefined && more.length === 0 && this.partners[side].get(i)?.length === 1;
      };
      for (const i of this.left(side)) {
        if (!mayBeGroup(own[i])) continue;
        const [low, high] = this.gapAround(side, i);
        const isNear = (j: number): boolean => j > low - NEAR && j < high + NEAR;
        const free = this.left(side === 0 ? 1 : 0).filter(j => isNear(j) && others[j].count > 0);
        const choices = free.map(j => [
          j,
          ...others.flatMap(({ family, kernel }, k) =>
            family === others[j].family && kernel === others[j].kernel && isNear(k) && isPair(k)
              ? [k]
              : []
          )
        ]);
        const found = findChoice(own[i].range, choices, others, this.views);
        found?.forEach((k, at) => {
          const [partner] = partners.get(k) ?? [];
          if (k !== free[at] && partner !== undefined) this.change(side, partner, free[at]);
        });
        if (found) this.take(side === 0 ? [i] : found, side === 0 ? found : [i]);
      }
    }
  }

  /** Layers of one kind between the same neighbours, and not much further away with the same kernel and output: pairs that
   * cross others have to have more in common than those in order. */
  inPlace(): void {
    for (const near of [1, NEAR]) {
      const place = this.left(1);
      for (const i of this.left(0)) {
        const { family, kernel, outputs } = this.first[i];
        const [low, high] = this.gapAround(0, i);
        const at = place.findIndex(
          j =>
            j > low - near + 1 &&
            j < high + near - 1 &&
            this.second[j].family === family &&
            (near === 1 || (this.second[j].kernel === kernel && this.second[j].outputs === outputs))
        );
        if (at >= 0) this.pair(i, place.splice(at, 1)[0]);
      }
    }
  }

  /** The partners of the nearest neighbours that have one. */
  private gapAround(side: 0 | 1, i: number): readonly [low: number, high: number] {
    const partners = this.partners[side];
    const [own, others] = side === 0 ? [this.first, this.second] : [this.second, this.first];
    let [above, below] = [i - 1, i + 1];
    while (above >= 0 && !partners.has(above)) above--;
    while (below < own.length && !partners.has(below)) below++;
    return [partners.get(above)?.at(-1) ?? -1, partners.get(below)?.[0] ?? others.length];
  }

  /** Gives a part another partner. */
  private change(side: 0 | 1, i: number, j: number): void {
    const at = this.matches.findIndex(
      ({ first, second }) => (side === 0 ? first : second)[0] === i
    );
    this.matches.splice(at, 1);
    this.take(side === 0 ? [i] : [j], side === 0 ? [j] : [i]);
  }

  private pair(i: number, j: number): void {
    this.take([i], [j]);
  }

  private take(first: readonly number[], second: readonly number[]): void {
    for (const i of first) this.taken[0][i] = true;
    for (const j of second) this.taken[1][j] = true;
    for (const i of first) this.partners[0].set(i, second);
    for (const j of second) this.partners[1].set(j, first);
    this.matches.push({ first, second });
  }
}

/** How far from its neighbours' partners a group may be: frameworks list a block's branches in other orders. */
const NEAR = 6;

/** Rows in a block are a few dozen; whole models are not guessed at. */
const LONGEST_RUN = 400;

/** Parts that follow one another among those that are free and together give the amount, with or without what printers
 * count differently; such that keep a convolution and its normalisation together before others. */
function findRun(
  [low, high]: readonly [number, number],
  free: readonly number[],
  parts: readonly Part[],
  views: readonly View[]
): readonly number[] | null {
  const counts = free.map(j => views.map(view => parts[j].count + extraOf([parts[j]], view)));
  const candidates = free.map(j => parts[j]);
  let torn: readonly number[] | null = null;
  for (let start = 0; start < free.length; start++) {
    const sums = views.map(() => 0);
    for (let end = start; end < Math.min(free.length, start + LONGEST_RUN); end++) {
      counts[end].forEach((count, v) => (sums[v] += count));
      if (sums.some(sum => sum >= low && sum <= high)) {
        const run = free.slice(start, end + 1);
        if (!isTorn(candidates, start, end + 1)) return run;
        torn ??= run;
        break;
      }
      if (Math.min(...sums) > high) break;
    }
  }
  return torn;
}

/** More combinations than these are not tried. */
const MOST_CHOICES = 1000;

/** One part of each choice such that together they give the amount. */
function findChoice(
  [low, high]: readonly [number, number],
  choices: readonly (readonly number[])[],
  parts: readonly Part[],
  views: readonly View[]
): readonly number[] | null {
  const combinations = choices.reduce((product, { length }) => product * length, 1);
  if (choices.length === 0 || combinations > MOST_CHOICES) return null;
  for (let nth = 0; nth < combinations; nth++) {
    let rest = nth;
    const chosen = choices.map(choice => {
      const place = rest % choice.length;
      rest = (rest - place) / choice.length;
      return choice[place];
    });
    if (new Set(chosen).size < chosen.length) continue;
    const own = chosen.map(j => parts[j]);
    const count = own.reduce((sum, part) => sum + part.count, 0);
    const fits = views.some(view => {
      const sum = count + extraOf(own, view);
      return low <= sum && sum <= high;
    });
    if (fits) return chosen;
  }
  return null;
}
