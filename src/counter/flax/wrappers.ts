import type { Arguments } from '../arguments.js';
import { CountError } from '../errors.js';
import { REQUIRED, type CountWrapped, type Rule } from '../rule.js';
import { statistic, tensor, within, type Axis } from '../tensors.js';
import type { Shape, Tensor } from '../types.js';
import { message } from '../../text/message.js';
import { byName, LINEN, linenOrder, NNX, TYPES } from './order.js';
import { randomState } from './recurrent.js';

interface Wrapped {
  readonly tensors: Tensor[];
  /** The last axis of the wrapped layer's kernel. */
  readonly columns: Axis;
}

function wrapped(
  settings: Arguments,
  inputs: readonly Shape[],
  countWrapped: CountWrapped
): Wrapped {
  const { type, config } = settings.layer('layer_instance');
  const { tensors } = countWrapped(type, config, inputs);
  const kernel = tensors.find(({ name }) => name === 'kernel');
  if (!kernel || kernel.shape.length === 0) {
    throw new CountError(message('%1 needs a layer with a kernel, not %2.', settings.type, type));
  }
  const last = kernel.shape.length - 1;
  return {
    tensors: within('layer_instance', tensors),
    columns: [kernel.dimensions[last], kernel.shape[last]]
  };
}

/** A layer whose kernel is computed from the stored one and from `added`. */
function wrapper(
  type: string,
  order: (tensors: readonly Tensor[]) => Tensor[],
  added: (settings: Arguments, columns: Axis) => readonly Tensor[]
): Rule {
  return {
    type,
    signature: {
      layer_instance: REQUIRED,
      epsilon: 1e-12,
      ...TYPES,
      use_scale: true,
      scale_init: null,
      feature_axes: -1,
      variable_filter: null,
      n_steps: 1,
      error_on_non_matrix: false,
      collection_name: 'batch_stats',
      ...LINEN,
      ...NNX
    },
    count: (settings, inputs, countWrapped) => {
      const { tensors, columns } = wrapped(settings, inputs, countWrapped);
      return { tensors: order([...tensors, ...added(settings, columns)]), outputs: null };
    },
    unsolvable: true
  };
}

/** The singular vector and value that spectral normalisation keeps of a kernel. */
function singular(path: (name: string) => string, columns: Axis): Tensor[] {
  return [statistic(path('u'), [['one row', 1], columns]), statistic(path('sigma'), [])];
}

/** Source: flax 0.12's `flax.linen.normalization`. */
export const LINEN_WRAPPERS: readonly Rule[] = [
  wrapper('WeightNorm', linenOrder, (settings, columns) =>
    settings.flag('use_scale') ? [tensor('layer_instance/kernel/scale', 'scale', [columns])] : []
  ),
  wrapper('SpectralNorm', linenOrder, (_, columns) =>
    singular(name => `layer_instance/kernel/${name}`, columns)
  )
];

/** nnx keeps the scales of its WeightNorm as plain arrays, which are no parameters. */
export const NNX_WRAPPERS: readonly Rule[] = [
  wrapper('WeightNorm', byName, (settings, columns) =>
    settings.flag('use_scale') ? [statistic("scales/('kernel',)", [columns])] : []
  ),
  wrapper('SpectralNorm', byName, (_, columns) =>
    singular(name => `batch_stats/('kernel', '${name}')`, columns)
  ),
  {
    type: 'Dropout',
    signature: {
      rate: REQUIRED,
      broadcast_dims: [],
      deterministic: false,
      rng_collection: 'dropout',
      rngs: null
    },
    count: (settings, inputs) => {
      const rate = settings.get('rate');
      return {
        tensors: typeof rate === 'number' ? randomState() : [],
        outputs: inputs[0] ? [inputs[0]] : null
      };
    }
  }
];
