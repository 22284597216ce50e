import { divisors, quotient } from '../../arithmetic.js';
import type { Solvers } from '../../families.js';
import { roundnessCost } from '../../solving/prior.js';
import type { Hypothesis, Solver } from '../../rule.js';
import type { Config, Observation, Shape, Size } from '../../types.js';

/** How many sizes are tried where neither input nor output is printed. */
const MOST_UNITS = 65536;

export const NAMES = { inputs: 'in_features', units: 'out_features' };

/** Linear layers keep their bias by convention even where a normalisation follows. */
export const BIASES = [
  { bias: 1, config: { bias: true }, cost: 0 },
  { bias: 0, config: { bias: false }, cost: 0.6 }
];

export function* proposeLinear(
  row: Observation,
  names: { readonly inputs: string; readonly units: string },
  biases: readonly { readonly bias: number; readonly config: Config; readonly cost: number }[]
): Iterable<Hypothesis> {
  for (const { bias, config, cost } of biases) {
    for (const [units, oddness] of unitsOf(row, bias)) {
      const perUnit = quotient(row.count, units);
      const features = perUnit === null ? 0 : perUnit - bias;
      if (features >= 1) {
        yield {
          config: { [names.inputs]: features, [names.units]: units, ...config },
          inputs: [inputOf(row, features)],
          cost: cost + oddness
        };
      }
    }
  }
}

/** The units from the output, or from the count and the inputs, or what would be round numbers. */
function unitsOf(row: Observation, bias: number): (readonly [number, number])[] {
  const printed = row.outputs[0]?.at(-1) ?? null;
  if (printed !== null) {
    return [[printed, 0]];
  }
  const features = featuresOf(row, 0);
  if (features !== null) {
    const units = quotient(row.count, features + bias);
    return units === null ? [] : [[units, 0]];
  }
  return divisors(row.count, MOST_UNITS).map(units => [
    units,
    1 + roundnessCost(units) + roundnessCost(row.count / units - bias)
  ]);
}

export function featuresOf(row: Observation, index: number): Size {
  return row.inputs[index]?.at(-1) ?? null;
}

export function inputOf(row: Observation, features: number): Shape {
  const observed = row.inputs[0] ?? null;
  const lead = (observed ?? row.outputs[0] ?? [null, null]).slice(0, -1);
  return [...lead, observed?.at(-1) ?? features];
}

export const LINEAR_SOLVER: Solver = { propose: row => proposeLinear(row, NAMES, BIASES) };

export const LINEAR_SOLVERS: Solvers = {
  Linear: LINEAR_SOLVER,
  LazyLinear: LINEAR_SOLVER
};
