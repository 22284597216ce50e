import { quotient } from '../../arithmetic.js';
import type { Solvers } from '../../families.js';
import type { Hypothesis } from '../../rule.js';
import { biasCost, kernelCost, kernelsOf } from '../../solving/prior.js';
import type { Observation } from '../../types.js';
import { imageViews } from './views.js';
import { fitSliding } from './windows.js';

function* proposeLocal(row: Observation, rank: number): Iterable<Hypothesis> {
  const view = imageViews(row, rank).find(({ layout }) => layout === 'channels_last');
  const positions = view?.outputSpatial ?? [];
  if (!view?.channels || !view.filters || positions.some(size => !size || size > 1e6)) {
    return;
  }
  const each = positions.reduce<number>((total, size) => total * (size ?? 1), view.filters);
  for (const bias of [true, false]) {
    const weights = (quotient(row.count, each) ?? 0) - Number(bias);
    const volume = quotient(weights, view.channels);
    for (const kernel of volume === null ? [] : kernelsOf(volume, rank)) {
      const fit = fitSliding(view.inputSpatial, view.outputSpatial, kernel);
      if (fit) {
        yield {
          config: {
            filters: view.filters,
            kernel_size: kernel,
            strides: fit.strides,
            padding: fit.padding,
            use_bias: bias
          },
          cost: fit.cost + kernelCost(kernel) + biasCost(row, bias)
        };
      }
    }
  }
}

export const LOCALLY_CONNECTED_SOLVERS: Solvers = {
  LocallyConnected1D: { propose: row => proposeLocal(row, 1) },
  LocallyConnected2D: { propose: row => proposeLocal(row, 2) }
};
