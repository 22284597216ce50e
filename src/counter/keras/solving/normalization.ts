import type { Solvers } from '../../families.js';
import type { Hypothesis, Solver } from '../../rule.js';
import type { Observation, Shape } from '../../types.js';
import { keptShape } from './axes.js';
import { proposeAxes, SCALE_AND_SHIFT } from './batch-normalization.js';

function* proposeScaleAndShift(row: Observation): Iterable<Hypothesis> {
  yield* proposeAxes(row, SCALE_AND_SHIFT, [2, 1]);
  if (row.count === 0) {
    yield { config: { center: false, scale: false }, ...supposedInput(row, [null, 1]), cost: 2 };
  }
}

function supposedInput(row: Observation, otherwise: Shape): { inputs: readonly Shape[] } {
  return { inputs: [keptShape(row) ?? otherwise] };
}

const SCALED_AND_SHIFTED: Solver = { propose: proposeScaleAndShift };

export const NORMALIZATION_SOLVERS: Solvers = {
  LayerNormalization: SCALED_AND_SHIFTED,
  GroupNormalization: SCALED_AND_SHIFTED,
  InstanceNormalization: {
    propose: function* (row) {
      yield* proposeScaleAndShift(row);
      if (row.count === 2) {
        yield { config: { axis: null }, ...supposedInput(row, [null, null]), cost: 3 };
      }
    }
  },
  RMSNormalization: { propose: row => proposeAxes(row, [{ config: {}, cost: 0 }], [1]) },
  Normalization: {
    propose: function* (row) {
      yield* proposeAxes({ ...row, count: row.count - 1 }, [{ config: {}, cost: 0 }], [2]);
      yield { config: { axis: null }, ...supposedInput(row, [null]), cost: 1 };
      yield { config: { mean: 0, variance: 1 }, ...supposedInput(row, [null]), cost: 1 };
    }
  },
  LayerScale: {
    propose: row => [
      { config: { projection_dim: row.count }, ...supposedInput(row, [null]), cost: 0 }
    ]
  }
};
