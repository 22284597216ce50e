import type { Part } from './parts.js';

/** What another printer or framework counts beside the weights, or leaves out: -1 for less, 1 for more than these
 * parts do. */
export interface View {
  readonly statistics: -1 | 0 | 1;
  readonly bias: -1 | 0 | 1;
}

const SIGNS = [0, -1, 1] as const;

/** Every way of counting, the plain one first. */
export const VIEWS: readonly View[] = SIGNS.flatMap(statistics =>
  SIGNS.map(bias => ({ statistics, bias }))
);

/** Within one framework everything is counted as it is. */
export const PLAIN: readonly View[] = [{ statistics: 0, bias: 0 }];

/** How much more the parts count in that view than they do. */
export function extraOf(parts: readonly Part[], view: View): number {
  return statisticsIn(parts, view) + biasesIn(parts, view);
}

/** BatchNorm's moving mean and variance, which go or come. */
export function statisticsIn(parts: readonly Part[], { statistics }: View): number {
  return statistics * sum(parts, part => statisticsOf(part, statistics));
}

/** The biases of convolutions, which go or come. */
export function biasesIn(parts: readonly Part[], { bias }: View): number {
  return bias * sum(parts, part => biasOf(part, bias));
}

function statisticsOf({ family, roles }: Part, sign: number): number {
  if (sign < 0) return roles.statistic;
  return family === 'batch normalisation' && roles.statistic === 0
    ? 2 * Math.max(roles.scale, roles.bias)
    : 0;
}

function biasOf({ family, roles, layer }: Part, sign: number): number {
  if (family !== 'convolution') return 0;
  if (sign < 0) return roles.bias;
  const weight = layer.tensors.find(({ role }) => role === 'weight');
  const axis = weight?.dimensions.findIndex(meaning => meaning.startsWith('filters')) ?? -1;
  return roles.bias === 0 && weight && axis >= 0 ? weight.shape[axis] : 0;
}

function sum(parts: readonly Part[], of: (part: Part) => number): number {
  return parts.reduce((total, part) => total + of(part), 0);
}
