import { multiply } from '../arithmetic.js';
import type { Arguments } from '../arguments.js';
import { REQUIRED, type Rule } from '../rule.js';
import { tensor, type Axis } from '../tensors.js';
import type { Shape, Tensor } from '../types.js';
import { under } from './children.js';
import { checkSize, FACTORY } from './images.js';

/** Projects queries, keys and values with one weight for all three, or, where keys or values are of another size, with
 * one each; the biases are always in one vector. The way back, `out_proj`, is a module of its own. `add_bias_kv` adds a
 * learned key and value to every sequence. Source: torch 2.13's `MultiheadAttention`. */
const MULTIHEAD_ATTENTION: Rule = {
  type: 'MultiheadAttention',
  signature: {
    embed_dim: REQUIRED,
    num_heads: REQUIRED,
    dropout: 0,
    bias: true,
    add_bias_kv: false,
    add_zero_attn: false,
    kdim: null,
    vdim: null,
    batch_first: false,
    ...FACTORY
  },
  count: (settings, inputs) => {
    const size = settings.positive('embed_dim');
    const keys = settings.positiveOrNull('kdim') ?? size;
    const values = settings.positiveOrNull('vdim') ?? size;
    if (size % settings.positive('num_heads') !== 0) {
      throw settings.illegal('num_heads', '%1: %2 must divide the %4 features, not %3.', size);
    }
    checkInputs(settings, inputs, [size, keys, values]);
    return {
      tensors: [
        ...inputProjection(settings, size, keys, values),
        ...outputProjection(settings, size)
      ],
      outputs: inputs[0] ? [inputs[0]] : null
    };
  }
};

function checkInputs(
  settings: Arguments,
  inputs: readonly Shape[],
  sizes: readonly number[]
): void {
  inputs.slice(0, sizes.length).forEach((shape, place) => {
    checkSize(settings, shape.at(-1) ?? null, sizes[place], 'features');
  });
}

function inputProjection(
  settings: Arguments,
  size: number,
  keys: number,
  values: number
): Tensor[] {
  const triple: Axis = ['queries, keys and values', multiply(3, size)];
  const single: Axis = ['features', size];
  const weights =
    keys === size && values === size
      ? [tensor('in_proj_weight', 'weight', [triple, ['inputs', size]])]
      : [
          tensor('q_proj_weight', 'weight', [single, ['query inputs', size]]),
          tensor('k_proj_weight', 'weight', [single, ['key inputs', keys]]),
          tensor('v_proj_weight', 'weight', [single, ['value inputs', values]])
        ];
  const added: Axis[] = [['one step', 1], ['every sequence', 1], single];
  return [
    ...weights,
    ...(settings.flag('bias') ? [tensor('in_proj_bias', 'bias', [triple])] : []),
    ...(settings.flag('add_bias_kv')
      ? [tensor('bias_k', 'bias', added), tensor('bias_v', 'bias', added)]
      : [])
  ];
}

function outputProjection(settings: Arguments, size: number): Tensor[] {
  return under('out_proj', [
    tensor('weight', 'weight', [
      ['units', size],
      ['inputs', size]
    ]),
    ...(settings.flag('bias') ? [tensor('bias', 'bias', [['units', size]])] : [])
  ]);
}

export const ATTENTIONS: readonly Rule[] = [MULTIHEAD_ATTENTION];
