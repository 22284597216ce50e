import { quotient } from '../../arithmetic.js';
import type { Solvers } from '../../families.js';
import type { Hypothesis } from '../../rule.js';
import type { Observation, Shape } from '../../types.js';

/** The inner size follows from the count: what is left of it after the attentions and norms. */
function* proposeLayer(row: Observation, attentions: number): Iterable<Hypothesis> {
  const shape = row.inputs[0] ?? row.outputs[0] ?? null;
  const size = shape?.at(-1) ?? null;
  for (const bias of shape && size !== null ? [true, false] : []) {
    const known = size ?? 0;
    const vectors = bias ? 4 * attentions + 1 + 2 * (attentions + 1) : attentions + 1;
    const left = row.count - attentions * 4 * known * known - vectors * known;
    const inner = quotient(left, 2 * known + Number(bias));
    if (inner !== null) {
      const heads = [8, 4, 2].find(count => known % count === 0) ?? 1;
      yield {
        config: { d_model: known, nhead: heads, dim_feedforward: inner, bias },
        inputs: [shape as Shape],
        cost: bias ? 0 : 1
      };
    }
  }
}

export const TRANSFORMER_SOLVERS: Solvers = {
  TransformerEncoderLayer: { propose: row => proposeLayer(row, 1) },
  TransformerDecoderLayer: { propose: row => proposeLayer(row, 2) }
};
