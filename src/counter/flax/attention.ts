import { inputOf, sizeOf, type Arguments } from '../arguments.js';
import { REQUIRED, type Rule, type Signature } from '../rule.js';
import { tensor, within, type Axis } from '../tensors.js';
import type { Tensor } from '../types.js';
import { byName, INITIALIZERS, LINEN, NNX, TYPES } from './order.js';
import { randomState } from './recurrent.js';

/** The sizes of an attention's parts. */
interface Parts {
  readonly query: number;
  readonly keys: number;
  readonly heads: number;
  /** Heads of keys and values, where several heads of queries share them. */
  readonly keyHeads: number;
  readonly head: number;
  readonly outputs: number;
}

/** Projections of query, key and value into heads, a normalisation of queries and keys if `normalize_qk`, and the way back.
 * Source: `MultiHeadDotProductAttention` of flax 0.12's linen, `MultiHeadAttention` of its nnx. */
function attentionTensors(settings: Arguments, parts: Parts): Tensor[] {
  const bias = settings.flag('use_bias');
  const head: Axis = ['head size', parts.head];
  const into = (name: string, features: number, count: number): Tensor[] => {
    const heads: Axis = ['heads', count];
    return within(name, [
      ...(bias ? [tensor('bias', 'bias', [heads, head])] : []),
      tensor('kernel', 'weight', [['features', features], heads, head])
    ]);
  };
  const normalized = settings.flag('normalize_qk') ? ['query_ln', 'key_ln'] : [];
  return [
    ...into('query', parts.query, parts.heads),
    ...into('key', parts.keys, parts.keyHeads),
    ...into('value', parts.keys, parts.keyHeads),
    ...normalized.flatMap(name => within(name, [tensor('scale', 'scale', [head])])),
    ...within('out', [
      ...(bias ? [tensor('bias', 'bias', [['output features', parts.outputs]])] : []),
      tensor('kernel', 'weight', [['heads', parts.heads], head, ['output features', parts.outputs]])
    ])
  ];
}

function headSize(settings: Arguments, qkv: number, heads: number): number {
  if (qkv % heads !== 0) {
    throw settings.illegal('num_heads', '%1: %2 must divide the %4 features, not %3.', qkv);
  }
  return qkv / heads;
}

const LINEN_SIGNATURE: Signature = {
  num_heads: REQUIRED,
  ...TYPES,
  qkv_features: null,
  out_features: null,
  broadcast_dropout: true,
  dropout_rate: 0,
  deterministic: null,
  precision: null,
  ...INITIALIZERS,
  use_bias: true,
  attention_fn: null,
  decode: false,
  normalize_qk: false,
  force_fp32_for_softmax: false,
  qkv_dot_general: null,
  out_dot_general: null,
  qkv_dot_general_cls: null,
  out_dot_general_cls: null,
  qk_attn_weights_einsum: null,
  attn_weights_value_einsum: null,
  out_kernel_init: null,
  out_bias_init: null,
  ...LINEN
};

function linenAttention(type: string): Rule {
  return {
    type,
    signature: LINEN_SIGNATURE,
    count: (settings, inputs) => {
      const input = inputOf(settings, inputs, 1);
      const query = sizeOf(settings, input, -1, 'query features');
      const keys = inputs[1] ? sizeOf(settings, inputs[1], -1, 'key features') : query;
      const heads = settings.positive('num_heads');
      const outputs = settings.positiveOrNull('out_features') ?? query;
      const head = headSize(settings, settings.positiveOrNull('qkv_features') ?? query, heads);
      const parts = { query, keys, heads, keyHeads: heads, head, outputs };
      return {
        tensors: byName(attentionTensors(settings, parts)),
        outputs: [[...input.slice(0, -1), outputs]]
      };
    }
  };
}

const NNX_ATTENTION: Rule = {
  type: 'MultiHeadAttention',
  signature: {
    num_heads: REQUIRED,
    in_features: REQUIRED,
    qkv_features: null,
    out_features: null,
    in_kv_features: null,
    num_kv_heads: null,
    broadcast_dropout: true,
    dropout_rate: 0,
    deterministic: null,
    use_bias: true,
    attention_fn: null,
    decode: null,
    normalize_qk: false,
    out_kernel_init: null,
    out_bias_init: null,
    qkv_dot_general: null,
    out_dot_general: null,
    keep_rngs: true,
    ...NNX
  },
  count: settings => {
    const query = settings.positive('in_features');
    const heads = settings.positive('num_heads');
    const parts = {
      query,
      keys: settings.positiveOrNull('in_kv_features') ?? query,
      heads,
      keyHeads: settings.positiveOrNull('num_kv_heads') ?? heads,
      head: headSize(settings, settings.positiveOrNull('qkv_features') ?? query, heads),
      outputs: settings.positiveOrNull('out_features') ?? query
    };
    const rate = settings.get('dropout_rate');
    const random = typeof rate === 'number' && rate > 0 ? randomState() : [];
    return { tensors: byName([...attentionTensors(settings, parts), ...random]), outputs: null };
  },
  unsolvable: true
};

export const LINEN_ATTENTIONS: readonly Rule[] = [
  'MultiHeadDotProductAttention',
  'MultiHeadAttention',
  'SelfAttention'
].map(linenAttention);

export const NNX_ATTENTIONS: readonly Rule[] = [NNX_ATTENTION];
