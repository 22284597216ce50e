import type { Arguments } from '../arguments.js';
import { REQUIRED, type Rule } from '../rule.js';
import { tensor, within, type Axis } from '../tensors.js';
import type { Tensor } from '../types.js';
import { NNX_LINEAR } from './dense.js';
import { byName, NNX } from './order.js';

function adapter(settings: Arguments): Tensor[] {
  const rank: Axis = ['adapter rank', settings.positive('lora_rank')];
  return [
    tensor('lora_a', 'weight', [['inputs', settings.positive('in_features')], rank]),
    tensor('lora_b', 'weight', [rank, ['units', settings.positive('out_features')]])
  ];
}

/** A low-rank adapter, beside a module if one is given. */
const NNX_LORA: Rule = {
  type: 'LoRA',
  signature: {
    in_features: REQUIRED,
    lora_rank: REQUIRED,
    out_features: REQUIRED,
    base_module: null,
    ...NNX
  },
  count: (settings, inputs, countWrapped) => {
    const base = settings.get('base_module') === null ? null : settings.layer('base_module');
    const inner = base ? countWrapped(base.type, base.config, inputs).tensors : [];
    return {
      tensors: byName([...within('base_module', inner), ...adapter(settings)]),
      outputs: null
    };
  },
  unsolvable: true
};

const NNX_LORA_LINEAR: Rule = {
  type: 'LoRALinear',
  signature: {
    in_features: REQUIRED,
    out_features: REQUIRED,
    lora_rank: REQUIRED,
    use_bias: true,
    ...NNX
  },
  count: (settings, inputs, countWrapped) => {
    const { tensors } = NNX_LINEAR.count(settings, inputs, countWrapped);
    return { tensors: [...tensors, ...within('lora', adapter(settings))], outputs: null };
  },
  unsolvable: true
};

export const NNX_ADAPTERS: readonly Rule[] = [NNX_LORA, NNX_LORA_LINEAR];
