import { quotient } from '../../arithmetic.js';
import type { Solvers } from '../../families.js';
import type { Hypothesis } from '../../rule.js';
import type { Observation, Shape } from '../../types.js';

function* proposeFourier(row: Observation): Iterable<Hypothesis> {
  const outputs = row.outputs[0]?.at(-1) ?? null;
  const features = outputs === null ? null : (quotient(row.count - 1, outputs) ?? 0) - 1;
  for (const trainable of outputs === null || !features ? [] : [false, true]) {
    const inputs = suppose(row, features ?? 1);
    yield { config: { output_dim: outputs, trainable }, inputs, cost: Number(trainable) };
  }
}

function* proposeHighway(row: Observation): Iterable<Hypothesis> {
  const features = row.outputs[0]?.at(-1) ?? row.inputs[0]?.at(-1) ?? null;
  for (const bias of features === null ? [] : [true, false]) {
    yield {
      config: { use_bias: bias },
      inputs: suppose(row, features ?? 1),
      cost: bias ? 0 : 0.6
    };
  }
}

function* proposeMaxout(row: Observation): Iterable<Hypothesis> {
  const units = row.outputs[0]?.at(-1) ?? null;
  const features = row.inputs[0]?.at(-1) ?? null;
  for (const bias of units === null || features === null ? [] : [true, false]) {
    const pieces = quotient(row.count, (units ?? 0) * ((features ?? 0) + Number(bias)));
    if (pieces !== null) {
      const config = { output_dim: units, nb_feature: pieces, use_bias: bias };
      yield { config, cost: (pieces === 4 ? 0 : 0.3) + (bias ? 0 : 0.6) };
    }
  }
}

function suppose(row: Observation, features: number): readonly Shape[] {
  const lead = (row.inputs[0] ?? row.outputs[0] ?? [null, null]).slice(0, -1);
  return [[...lead, row.inputs[0]?.at(-1) ?? features]];
}

export const HISTORIC_SOLVERS: Solvers = {
  RandomFourierFeatures: { propose: proposeFourier },
  Highway: { propose: proposeHighway },
  MaxoutDense: { propose: proposeMaxout }
};
