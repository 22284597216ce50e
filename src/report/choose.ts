import type { Config, Solution, Tensor } from '../counter/types.js';

/** What else than the row itself speaks for one solution rather than another. */
export interface Hints {
  /** Arguments that the source states; others could not be followed. */
  readonly stated: Config;
  /** The printed totals say that every parameter of the model is trained. */
  readonly allTrained: boolean;
  /** The tensors of the convolution that this layer continues. */
  readonly before: readonly Tensor[];
}

/** The solutions that the hints leave, the best first. What the source states is no more than a preference here: a
 * statement that decided the count would have been counted. */
export function choose(
  solutions: readonly Solution[],
  { stated, allTrained, before }: Hints
): readonly Solution[] {
  // State is never trained; a weight that is not was frozen or packed, which such totals rule out.
  const possible = allTrained
    ? solutions.filter(({ tensors }) => tensors.every(isTrainedOrState))
    : solutions;
  const consistent = possible.filter(solution => agreesWith(solution.config, stated));
  const left = consistent.length > 0 ? consistent : possible;
  const crossing = left.findIndex(
    solution => solution.cost === left[0].cost && crosses(solution.tensors, before)
  );
  return crossing > 0 ? [left[crossing], ...left.filter((_, i) => i !== crossing)] : left;
}

function isTrainedOrState({ trainable, role }: Tensor): boolean {
  return trainable || role === 'statistic';
}

/** True when a configuration contradicts nothing that is stated. */
export function agreesWith(config: Config, stated: Config): boolean {
  return Object.entries(stated).every(
    ([name, value]) => !(name in config) || JSON.stringify(config[name]) === JSON.stringify(value)
  );
}

/** A k × 1 kernel after a 1 × k one, or the other way round: one large kernel taken apart, as nobody would repeat either.
 *
 * Source: Szegedy et al., "Rethinking the Inception Architecture", 2015, section 3.2.
 */
function crosses(tensors: readonly Tensor[], before: readonly Tensor[]): boolean {
  const [height, width] = spatial(tensors);
  const [heightBefore, widthBefore] = spatial(before);
  return (
    height !== undefined && height !== width && height === widthBefore && width === heightBefore
  );
}

function spatial(tensors: readonly Tensor[]): readonly number[] {
  const [kernel] = tensors;
  return kernel?.dimensions[0] === 'kernel height' ? kernel.shape.slice(0, 2) : [];
}
