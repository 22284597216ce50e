import { quotient } from '../../arithmetic.js';
import type { Solvers } from '../../families.js';
import type { Hypothesis } from '../../rule.js';
import type { Observation, Shape } from '../../types.js';

const LORA_RANKS = [1, 2, 4, 8, 16, 32, 64, 128];

function* proposeEmbedding(row: Observation, copies: number): Iterable<Hypothesis> {
  const size = row.outputs[0]?.at(-1) ?? null;
  const vocabulary = size === null ? null : quotient(row.count, size * copies);
  if (size !== null && vocabulary !== null) {
    const config = {
      input_dim: vocabulary,
      output_dim: size,
      ...(copies === 2 ? { tie_weights: false } : {})
    };
    yield { config, ...supposed(row), cost: copies - 1 };
  }
}

function supposed(row: Observation): { inputs?: readonly Shape[] } {
  return row.inputs[0] || !row.outputs[0] ? {} : { inputs: [row.outputs[0].slice(0, -1)] };
}

function* proposeRareEmbedding(row: Observation): Iterable<Hypothesis> {
  const size = row.outputs[0]?.at(-1) ?? null;
  if (size === null) {
    return;
  }
  const packed = quotient(row.count, size + 1);
  if (packed !== null) {
    const config = { input_dim: packed, output_dim: size, quantization: 'int8' };
    yield { config, ...supposed(row), cost: 5 };
  }
  for (const rank of LORA_RANKS) {
    const vocabulary = quotient(row.count - rank * size, size + rank);
    if (vocabulary !== null) {
      const config = { input_dim: vocabulary, output_dim: size, lora_rank: rank };
      yield { config, ...supposed(row), cost: 4 };
    }
  }
}

export const EMBEDDING_SOLVERS: Solvers = {
  Embedding: { propose: row => proposeEmbedding(row, 1), lastResort: proposeRareEmbedding },
  ReversibleEmbedding: {
    propose: function* (row) {
      yield* proposeEmbedding(row, 1);
      yield* proposeEmbedding(row, 2);
    }
  }
};
