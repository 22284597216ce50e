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
 * @returns the median of the rounds' ratios, in which slow changes of the machine cancel, and the quartiles around it
 */
export function compare(samples, figure) {
  const [off, on] = [samples.off.map(figure), samples.on.map(figure)];
  const ratios = on.map((value, round) => value / off[round]);
  return {
    ratio: median(ratios),
    quartiles: [quantile(ratios, 0.25), quantile(ratios, 0.75)],
    off: median(off),
    on: median(on)
  };
}
