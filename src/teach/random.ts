/** Numbers from 0 up to 1 that look random and follow from a seed: the same everywhere, so that a class can share it. */
export type Random = () => number;

/** Tommy Ettinger's Mulberry32, seeded with a number or any text. */
export function randomFrom(seed: number | string): Random {
  let state = 0x9e3779b9;
  for (const character of String(seed)) {
    state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x85ebca6b);
    state ^= state >>> 13;
  }
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from `minimum` to `maximum`. */
export function wholeNumber(random: Random, minimum: number, maximum: number): number {
  return minimum + Math.floor(random() * (maximum - minimum + 1));
}
