import type { Variant } from '../families.js';

/** What other libraries derive from classes of torch.nn, by how they name it; the first that fits holds. */
export const TORCH_VARIANTS: readonly Variant[] = [
  { name: /^\w*Rotary(?:Position|Positional)?Embedding(?:Cat)?$/, type: 'RotaryEmbedding' },
  { name: /^\w*DropPath$/, type: 'DropPath' },
  { name: /^\w*FrozenBatchNorm(?:Act)?2d$/, type: 'FrozenBatchNorm2d' },
  { name: /^\w*ConvTranspose([123])d$/, type: 'ConvTranspose$1d' },
  { name: /^\w*Conv([123])d$/, type: 'Conv$1d' },
  { name: /^\w*Conv2dSame$/, type: 'Conv2dSame' },
  { name: /^\w*(BatchNorm|InstanceNorm)([123])d$/, type: '$1$2d' },
  { name: /^\w*GroupNorm$/, type: 'GroupNorm' },
  { name: /^\w*R(?:MS|ms)Norm$/, type: 'RMSNorm' },
  { name: /^\w*LayerNorm2d$/, type: 'LayerNorm2d' },
  { name: /^\w*LayerNorm$/, type: 'LayerNorm' },
  { name: /^\w*Linear$/, type: 'Linear' },
  { name: /^\w*Embedding$/, type: 'Embedding' }
];
