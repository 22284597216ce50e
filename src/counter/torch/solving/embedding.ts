import { quotient } from '../../arithmetic.js';
import type { Solvers } from '../../families.js';
import type { Hypothesis } from '../../rule.js';
import type { Observation, Shape } from '../../types.js';

function proposeEmbedding(row: Observation, bag: boolean): readonly Hypothesis[] {
  const size = row.outputs[0]?.at(-1) ?? null;
  const words = size === null ? null : quotient(row.count, size);
  if (words === null) {
    return [];
  }
  const config = { num_embeddings: words, embedding_dim: size };
  return [{ config, ...wordsOf(row, bag), cost: 0 }];
}

function wordsOf(row: Observation, bag: boolean): { inputs?: readonly Shape[] } {
  const [output] = row.outputs;
  return row.inputs[0] || bag || !output ? {} : { inputs: [output.slice(0, -1)] };
}

export const EMBEDDING_SOLVERS: Solvers = {
  Embedding: { propose: row => proposeEmbedding(row, false) },
  EmbeddingBag: { propose: row => proposeEmbedding(row, true) }
};
