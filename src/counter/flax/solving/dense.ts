import { quotient } from '../../arithmetic.js';
import type { Solvers } from '../../families.js';
import type { Hypothesis, Solver } from '../../rule.js';
import type { Observation } from '../../types.js';

function* proposeDense(row: Observation, argument: string | null): Iterable<Hypothesis> {
  const [output] = row.outputs;
  const units = output?.at(-1) ?? null;
  for (const bias of units === null ? [] : [true, false]) {
    const features = (quotient(row.count, units ?? 0) ?? 0) - Number(bias);
    if (features >= 1) {
      const lead = (row.inputs[0] ?? output).slice(0, -1);
      yield {
        config: argument
          ? { [argument]: features, out_features: units, use_bias: bias }
          : { features: units, use_bias: bias },
        inputs: [row.inputs[0] ?? [...lead, features]],
        cost: bias ? 0 : 0.6
      };
    }
  }
}

function* proposeGeneral(row: Observation): Iterable<Hypothesis> {
  const [input] = row.inputs;
  const [output] = row.outputs;
  for (let axes = 1; input && output && axes < input.length; axes++) {
    const units = output.slice(input.length - axes);
    const axis = Array.from({ length: axes }, (_, index) => index - axes);
    for (const bias of units.length > 0 && !units.includes(null) ? [true, false] : []) {
      yield { config: { features: units, axis, use_bias: bias }, cost: axes + (bias ? 0 : 0.6) };
    }
  }
}

function proposeEmbedding(row: Observation): readonly Hypothesis[] {
  const size = row.outputs[0]?.at(-1) ?? null;
  const words = size === null ? null : quotient(row.count, size);
  const read = row.inputs[0] ?? row.outputs[0]?.slice(0, -1);
  return words === null
    ? []
    : [
        {
          config: { num_embeddings: words, features: size },
          ...(read ? { inputs: [read] } : {}),
          cost: 0
        }
      ];
}

const EMBEDDING: Solver = { propose: proposeEmbedding };

export const LINEN_DENSE_SOLVERS: Solvers = {
  Dense: { propose: row => proposeDense(row, null) },
  DenseGeneral: { propose: proposeGeneral },
  Embed: EMBEDDING
};

export const NNX_DENSE_SOLVERS: Solvers = {
  Linear: { propose: row => proposeDense(row, 'in_features') },
  Embed: EMBEDDING
};
