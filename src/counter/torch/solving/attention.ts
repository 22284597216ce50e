import type { Solvers } from '../../families.js';
import type { Hypothesis } from '../../rule.js';
import type { Config, Observation, Shape } from '../../types.js';

const SETTINGS: readonly {
  readonly config: Config;
  readonly vectors: number;
  readonly cost: number;
}[] = [
  { config: {}, vectors: 4, cost: 0 },
  { config: { bias: false }, vectors: 0, cost: 1 },
  { config: { add_bias_kv: true }, vectors: 6, cost: 2 },
  { config: { bias: false, add_bias_kv: true }, vectors: 2, cost: 3 }
];

/** From E·(2E + keys + values) weights and some vectors of E. The features come from the shapes, or as the root. */
function* proposeAttention(row: Observation): Iterable<Hypothesis> {
  const shape = row.inputs[0] ?? row.outputs[0] ?? null;
  const printed = shape?.at(-1) ?? null;
  for (const { config, vectors, cost } of SETTINGS) {
    const size = printed ?? Math.round(Math.sqrt(row.count / 4 + (vectors / 8) ** 2) - vectors / 8);
    if (size < 1) {
      continue;
    }
    const others = row.count / size - 2 * size - vectors;
    for (const [keys, values] of otherSizes(row, size, others)) {
      const same = keys === size && values === size;
      yield {
        config: {
          embed_dim: size,
          // The number of heads changes nothing that is counted.
          num_heads: [8, 4, 2].find(heads => size % heads === 0) ?? 1,
          ...(same ? {} : { kdim: keys, vdim: values }),
          ...config
        },
        ...(shape ? { inputs: inputsOf(row, shape, keys, values) } : {}),
        cost: cost + (same ? 0 : 1)
      };
    }
  }
}

/** Sizes of keys and values with the given sum: both as the queries, as printed, or equal to each other. */
function otherSizes(row: Observation, size: number, total: number): (readonly [number, number])[] {
  const key = row.inputs[1]?.at(-1) ?? null;
  const value = row.inputs[2]?.at(-1) ?? null;
  const printed = key !== null && value !== null ? [[key, value] as const] : [];
  const even = total % 2 === 0 && total >= 2 ? [[total / 2, total / 2] as const] : [];
  const candidates = printed.length > 0 ? printed : [[size, size] as const, ...even];
  return candidates.filter(([keys, values]) => keys + values === total);
}

function inputsOf(row: Observation, shape: Shape, keys: number, values: number): readonly Shape[] {
  return [
    shape,
    row.inputs[1] ?? [...shape.slice(0, -1), keys],
    row.inputs[2] ?? [...shape.slice(0, -1), values]
  ];
}

export const ATTENTION_SOLVERS: Solvers = {
  MultiheadAttention: { propose: proposeAttention }
};
