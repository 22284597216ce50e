import type { Rule } from '../rule.js';
import { CONVOLUTIONS } from './convolution.js';
import { EMBEDDINGS } from './embedding.js';
import { LINEAR_LAYERS } from './linear.js';
import { NORMALIZATIONS } from './normalization.js';
import { RESHAPINGS } from './reshaping.js';
import { WEIGHTLESS } from './weightless.js';

/** The classes of torch.nn that most networks are made of. */
export const TORCH_RULES: readonly Rule[] = [
  ...LINEAR_LAYERS,
  ...CONVOLUTIONS,
  ...NORMALIZATIONS,
  ...EMBEDDINGS,
  ...RESHAPINGS,
  ...WEIGHTLESS
];
