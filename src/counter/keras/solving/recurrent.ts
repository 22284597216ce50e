import { divisors, quotient } from '../../arithmetic.js';
import type { Solvers } from '../../families.js';
import type { Hypothesis, Solver } from '../../rule.js';
import { biasCost, roundnessCost } from '../../solving/prior.js';
import type { Config, Observation, Shape } from '../../types.js';
import { FUSED_KINDS, RECURRENT_KINDS, type Gates } from '../recurrent.js';

/** Settings of the bias, most conventional first, and how many biases each gives a gate's unit. */
type Biases = readonly { readonly config: Config; readonly each: number }[];

/** How many sizes are tried where no shape is printed. */
const MOST_UNITS = 8192;

const BIASES: Biases = [
  { config: { use_bias: true }, each: 1 },
  { config: { use_bias: false }, each: 0 }
];

const BIASES_OF_GRU: Biases = [
  { config: { use_bias: true, reset_after: true }, each: 2 },
  { config: { use_bias: true, reset_after: false }, each: 1 },
  { config: { use_bias: false }, each: 0 }
];

const FUSED_BIASES: Biases = [{ config: {}, each: 2 }];

function* proposeRecurrent(
  gates: number,
  biases: Biases,
  row: Observation,
  rank: number
): Iterable<Hypothesis> {
  const features = row.inputs[0]?.at(-1) ?? null;
  for (const [place, { config, each }] of biases.entries()) {
    for (const [units, cost] of unitsOf(gates, row, features, each)) {
      const perUnit = quotient(row.count, gates * units);
      const counted = perUnit === null ? 0 : perUnit - units - each;
      if (counted >= 1) {
        yield {
          config: { units, ...config, ...sequenceConfig(row, rank) },
          inputs: [inputShape(row, rank, features ?? counted)],
          cost: cost + 0.5 * place + (each === 0 ? biasCost(row, false) : 0)
        };
      }
    }
  }
}

/** The units from the output; from count and inputs, as the root of u² + (inputs + biases) u = count / gates; or what
 * would be round numbers. */
function unitsOf(
  gates: number,
  row: Observation,
  features: number | null,
  biases: number
): (readonly [number, number])[] {
  const printed = row.outputs[0]?.at(-1) ?? null;
  if (printed !== null) {
    return [[printed, 0]];
  }
  const area = quotient(row.count, gates);
  if (area === null) {
    return [];
  }
  if (features !== null) {
    const half = (features + biases) / 2;
    const root = Math.round(Math.sqrt(half * half + area) - half);
    return root >= 1 ? [[root, 0]] : [];
  }
  return divisors(area, MOST_UNITS).map(units => [units, 1 + roundnessCost(units)]);
}

function inputShape(row: Observation, rank: number, features: number): Shape {
  const observed = row.inputs[0];
  if (observed) {
    return [...observed.slice(0, -1), features];
  }
  const output = row.outputs[0];
  const lead = output && output.length === rank ? output.slice(0, -1) : null;
  return [...(lead ?? Array<null>(rank - 1).fill(null)), features];
}

/** What the number and the axes of the outputs tell of what the layer gives out. */
export function sequenceConfig(row: Observation, rank: number): Config {
  const output = row.outputs[0];
  return {
    ...(output && rank > 2 && output.length === rank ? { return_sequences: true } : {}),
    ...(row.outputs.length > 1 && rank > 2 ? { return_state: true } : {})
  };
}

function solver({ gates }: Gates, biases: Biases, rank: number): Solver {
  return { propose: row => proposeRecurrent(gates, biases, row, rank) };
}

function biasesOf({ type }: Gates): Biases {
  return type === 'GRU' ? BIASES_OF_GRU : BIASES;
}

export const RECURRENT_SOLVERS: Solvers = Object.fromEntries([
  ...RECURRENT_KINDS.flatMap(
    kind =>
      [
        [kind.type, solver(kind, biasesOf(kind), 3)],
        [`${kind.type}Cell`, solver(kind, biasesOf(kind), 2)]
      ] as const
  ),
  ...FUSED_KINDS.map(kind => [`CuDNN${kind.type}`, solver(kind, FUSED_BIASES, 3)] as const)
]);
