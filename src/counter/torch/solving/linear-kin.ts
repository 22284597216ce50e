import { quotient } from '../../arithmetic.js';
import type { Solvers } from '../../families.js';
import type { Hypothesis } from '../../rule.js';
import type { Observation, Shape } from '../../types.js';
import { BIASES, featuresOf, inputOf, LINEAR_SOLVER, NAMES, proposeLinear } from './linear.js';

function* proposePacked(row: Observation): Iterable<Hypothesis> {
  const units = row.outputs[0]?.at(-1) ?? null;
  for (const bias of units === null ? [] : [true, false]) {
    const weights = 2 * (row.count - Number(bias) * (units ?? 0));
    const features = quotient(weights, units ?? 0);
    if (features !== null) {
      const config = { in_features: features, out_features: units, bias, packed: true };
      yield { config, inputs: [inputOf(row, features)], cost: 0.5 + (bias ? 0.6 : 0) };
    }
  }
}

function* proposeBilinear(row: Observation): Iterable<Hypothesis> {
  const units = row.outputs[0]?.at(-1) ?? null;
  const one = featuresOf(row, 0);
  const second = featuresOf(row, 1);
  for (const bias of units === null || one === null ? [] : [true, false]) {
    const perUnit = quotient(row.count, units ?? 0);
    const other = quotient((perUnit ?? 0) - Number(bias), one ?? 0);
    if (other !== null) {
      yield {
        config: { in1_features: one, in2_features: other, out_features: units, bias },
        inputs: [inputOf(row, one ?? 0), ...(second === null ? [] : [row.inputs[1] as Shape])],
        cost: bias ? 0 : 0.6
      };
    }
  }
}

export const KIN_OF_LINEAR_SOLVERS: Solvers = {
  Conv1D: {
    propose: row =>
      proposeLinear(row, { inputs: 'nx', units: 'nf' }, [{ bias: 1, config: {}, cost: 0 }])
  },
  Linear8bitLt: LINEAR_SOLVER,
  Linear4bit: {
    propose: function* (row) {
      yield* proposeLinear(row, NAMES, BIASES);
      yield* proposePacked(row);
    }
  },
  Bilinear: { propose: proposeBilinear }
};
