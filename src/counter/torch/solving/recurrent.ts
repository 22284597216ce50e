import { quotient } from '../../arithmetic.js';
import type { Solvers } from '../../families.js';
import type { Hypothesis, Solver } from '../../rule.js';
import type { Config, Observation, Shape, Size } from '../../types.js';
import { RECURRENT_KINDS, type Kind } from '../recurrent.js';

/** Stacks of more layers are not tried where the input's features are not printed. */
const MOST_LAYERS = 8;

/** Units beyond this are not tried where an output of projections hides them. */
const MOST_UNITS = 4096;

/** What a row's first input and output tell. */
function sizesIn(row: Observation): { readonly features: Size; readonly width: Size } {
  return {
    features: row.inputs[0]?.at(-1) ?? null,
    width: row.outputs[0]?.at(-1) ?? null
  };
}

const BIASES = [
  { bias: true, each: 2, cost: 0 },
  { bias: false, each: 0, cost: 0.8 }
];

function* proposeCell(row: Observation, { gates }: Kind): Iterable<Hypothesis> {
  const { width } = sizesIn(row);
  for (const { bias, each, cost } of width === null ? [] : BIASES) {
    const perUnit = quotient(row.count, gates * (width ?? 1));
    const features = (perUnit ?? 0) - (width ?? 0) - each;
    if (features >= 1) {
      const config = { input_size: features, hidden_size: width, bias };
      yield { config, ...inputsFor(row, features), cost };
    }
  }
}

/** One or both directions, with or without biases; the number of layers follows from the count, or, where the input's
 * features are not printed, the features from the number of layers. */
function* proposeStack(row: Observation, { gates }: Kind): Iterable<Hypothesis> {
  const { features, width } = sizesIn(row);
  for (const directions of width === null ? [] : [1, 2]) {
    const units = quotient(width ?? 0, directions);
    for (const { bias, each, cost } of units === null ? [] : BIASES) {
      const known = units ?? 0;
      const gated = directions * gates * known;
      const layer = gated * (directions * known + known + each);
      const base = {
        hidden_size: known,
        bias,
        ...(directions === 2 ? { bidirectional: true } : {})
      };
      for (const layers of stackHeights(row.count, features, gated, known + each, layer)) {
        const left = quotient(row.count - (layers - 1) * layer, gated);
        const counted = (left ?? 0) - known - each;
        if (counted >= 1) {
          const config = { input_size: counted, ...base, num_layers: layers };
          const unusual = cost + 0.3 * (directions - 1) + 0.2 * (layers - 1);
          yield* oriented(row, config, counted, unusual);
        }
      }
    }
  }
}

/** How many layers there can be: one number where the features are known, else a few. */
function stackHeights(
  count: number,
  features: Size,
  gated: number,
  fixed: number,
  layer: number
): number[] {
  if (features === null) {
    return Array.from({ length: MOST_LAYERS }, (_, index) => index + 1);
  }
  const further = (count - gated * (features + fixed)) / layer;
  return Number.isInteger(further) && further >= 0 && further < 1000 ? [further + 1] : [];
}

/** The states' shapes tell where the batch stands, where they are printed. */
function* oriented(
  row: Observation,
  config: Config,
  features: number,
  cost: number
): Iterable<Hypothesis> {
  const inputs = inputsFor(row, features);
  yield { config, ...inputs, cost };
  if (row.outputs.length > 1) {
    yield { config: { ...config, batch_first: true }, ...inputs, cost };
  }
}

function inputsFor(row: Observation, features: number): { inputs?: readonly Shape[] } {
  const output = row.outputs[0];
  const observed = row.inputs[0] ?? null;
  if (observed) {
    return { inputs: [[...observed.slice(0, -1), features]] };
  }
  return output ? { inputs: [[...output.slice(0, -1), features]] } : {};
}

/** A projection hides the number of units, so that one layer's is looked for. */
function* proposeProjected(row: Observation, gates: number): Iterable<Hypothesis> {
  const { features, width } = sizesIn(row);
  if (features === null || width === null) {
    return;
  }
  for (const directions of [1, 2]) {
    const projected = quotient(width, directions);
    for (const { bias, each, cost } of projected === null ? [] : BIASES) {
      const size = projected ?? 0;
      const perUnit = directions * (gates * (features + size + each) + size);
      const units = quotient(row.count, perUnit);
      if (units !== null && units > size && units <= MOST_UNITS) {
        const config = {
          input_size: features,
          hidden_size: units,
          bias,
          ...(directions === 2 ? { bidirectional: true } : {}),
          proj_size: size
        };
        yield* oriented(row, config, features, 3 + cost + 0.3 * (directions - 1));
      }
    }
  }
}

function stack(kind: Kind): Solver {
  return {
    propose: row => proposeStack(row, kind),
    ...(kind.type === 'LSTM' ? { lastResort: row => proposeProjected(row, kind.gates) } : {})
  };
}

export const RECURRENT_SOLVERS: Solvers = Object.fromEntries(
  RECURRENT_KINDS.flatMap(
    kind =>
      [
        [kind.type, stack(kind)],
        [`${kind.type}Cell`, { propose: row => proposeCell(row, kind) } satisfies Solver]
      ] as const
  )
);
