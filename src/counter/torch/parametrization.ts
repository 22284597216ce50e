import type { Arguments } from '../arguments.js';
import { CountError } from '../errors.js';
import { REQUIRED, type Outcome, type Rule, type Signature } from '../rule.js';
import type { Tensor } from '../types.js';
import { message } from '../../text/message.js';

/** A weight that is computed from others: the module loses it, and a list of parametrizations inside the module holds what
 * it is computed from. `weight_norm` splits it into a length along `dim` and a direction; `spectral_norm` and `orthogonal`
 * keep one of the same shape. Source: `torch.nn.utils.parametrizations` of torch 2.13. */
function parametrize(
  { tensors, outputs }: Outcome,
  settings: Arguments,
  name: string,
  split: boolean
): Outcome {
  const weight = tensors.find(tensor => tensor.name === name);
  if (!weight) {
    throw new CountError(message('%1: the module has no tensor %2.', settings.type, name));
  }
  const path = `parametrizations.${name}`;
  const parts = split
    ? [
        { ...lengths(weight, dimOf(settings, weight.shape.length)), name: `${path}.original0` },
        { ...weight, name: `${path}.original1` }
      ]
    : [{ ...weight, name: `${path}.original` }];
  return { tensors: [...tensors.filter(tensor => tensor !== weight), ...parts], outputs };
}

/** The weight's shape with every axis but `dim` taken together; all of them where `dim` is None. */
function lengths(weight: Tensor, dim: number | null): Tensor {
  return {
    ...weight,
    role: 'scale',
    shape: weight.shape.map((size, axis) => (axis === dim ? size : 1)),
    dimensions: weight.dimensions.map((meaning, axis) => (axis === dim ? meaning : 'one')),
    count: dim === null ? 1 : weight.shape[dim]
  };
}

function dimOf(settings: Arguments, rank: number): number | null {
  const dim = settings.get('dim');
  return dim === null ? null : settings.axes('dim', rank)[0];
}

/** `weight_norm(module)` and its like. */
function applied(type: string, rest: Signature, split: boolean): Rule {
  return {
    type,
    signature: { module: REQUIRED, name: 'weight', ...rest },
    count: (settings, inputs, countWrapped) => {
      const { type: inner, config } = settings.layer('module');
      const counted = countWrapped(inner, config, inputs);
      return parametrize(counted, settings, settings.text('name'), split);
    },
    unsolvable: true
  };
}

/** What `print` shows of such a module: its class with `Parametrized` in front, its own arguments, and the class of its
 * weight's parametrization, given here as `parametrization`. */
export function parametrized(base: Rule): Rule {
  return {
    ...base,
    type: `Parametrized${base.type}`,
    signature: { ...base.signature, parametrization: REQUIRED, dim: 0 },
    count: (settings, inputs, countWrapped) => {
      const split = settings.word('parametrization', METHODS) === METHODS[0];
      return parametrize(base.count(settings, inputs, countWrapped), settings, 'weight', split);
    },
    unsolvable: true
  };
}

const METHODS = ['_weightnorm', '_spectralnorm', '_orthogonal'];

export const PARAMETRIZATIONS: readonly Rule[] = [
  applied('weight_norm', { dim: 0 }, true),
  applied('spectral_norm', { n_power_iterations: 1, eps: 1e-12, dim: null }, false),
  applied('orthogonal', { orthogonal_map: null, use_trivialization: true }, false)
];
