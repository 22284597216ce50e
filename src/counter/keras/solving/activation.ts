import type { Solvers } from '../../families.js';
import type { Hypothesis } from '../../rule.js';
import type { Observation } from '../../types.js';
import { axisChoices, keptShape } from './axes.js';

function* proposeSlopes(row: Observation): Iterable<Hypothesis> {
  const shape = keptShape(row);
  if (!shape) {
    return;
  }
  yield { config: {}, inputs: [shape], cost: 0 };
  const all = shape.length - 1;
  for (const axes of axisChoices(shape.length)) {
    const perChannel = axes.length === all - 1 && !axes.includes(all);
    const cost = perChannel ? 0.1 : axes.length === all ? 0.3 : 0.5;
    yield { config: { shared_axes: axes }, inputs: [shape], cost };
  }
}

export const LEARNED_ACTIVATION_SOLVERS: Solvers = {
  PReLU: { propose: proposeSlopes },
  SReLU: { propose: proposeSlopes }
};
