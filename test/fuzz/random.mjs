/** Choices that follow from a seed, so that every case can be run again by its number alone.
 *
 * The generator is mulberry32: 32 bits of state, good enough to choose with.
 */
export function randomOf(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = limit => Math.floor(next() * limit);
  return {
    below,
    pick: list => list[below(list.length)],
    chance: probability => next() < probability
  };
}

/** A seed for one case of a run: neighbouring cases have nothing in common. */
export function seedOf(run, number) {
  return (Math.imul(run, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b)) >>> 0;
}
