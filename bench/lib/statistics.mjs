/** The value in the middle, or between the two in the middle. */
export function median(values) {
  return quantile(values, 0.5);
}

/** The value below which this part of all values lies, from 0 to 1; between two of them where it must. */
export function quantile(values, part) {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * part;
  const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return low + (high - low) * (place % 1);
}

/**
 * What becomes of a figure by the extension, from rounds in which both sides had their turn.
 *
 * @returns the median of the rounds' ratios, in which slow changes of the machine cancel, the quartiles around it, and
 *   how far the median may be off: two medians that differ by less are not told apart at the level of 95 %, as in the
 *   notched box plots of McGill, Tukey and Larsen (1978)
 */
export function compare(samples, figure) {
  const [off, on] = [samples.off.map(figure), samples.on.map(figure)];
  const ratios = on.map((value, round) => value / off[round]);
  const quartiles = [quantile(ratios, 0.25), quantile(ratios, 0.75)];
  return {
    ratio: median(ratios),
    quartiles,
    noise: (1.57 * (quartiles[1] - quartiles[0])) / Math.sqrt(ratios.length),
    off: median(off),
    on: median(on)
  };
}
