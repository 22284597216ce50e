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
 * @param batches - the samples of both sides, once for each order in which their pages were made
 * @returns the median of the rounds' ratios, in which slow changes of the machine cancel, the quartiles around it, and
 *   how far the median may be off: two medians that differ by less are not told apart at the level of 95 %, as in the
 *   notched box plots of McGill, Tukey and Larsen (1978). What the order of the pages does to a ratio is the inverse of
 *   what the other order does, and cancels in the geometric mean.
 */
export function compare(batches, figure) {
  const pooled = side => batches.flatMap(samples => samples[side].map(figure));
  const ratios = batches.map(({ off, on }) =>
    on.map((sample, round) => figure(sample) / figure(off[round]))
  );
  const ratio = geometricMean(ratios.map(median));
  const levelled = ratios.flatMap(batch => batch.map(one => (one * ratio) / median(batch)));
  const quartiles = [quantile(levelled, 0.25), quantile(levelled, 0.75)];
  return {
    ratio,
    quartiles,
    noise: (1.57 * (quartiles[1] - quartiles[0])) / Math.sqrt(levelled.length),
    off: median(pooled('off')),
    on: median(pooled('on'))
  };
}

const geometricMean = values =>
  Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
