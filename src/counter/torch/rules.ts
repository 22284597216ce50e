import type { Rule } from '../rule.js';
import { ATTENTIONS } from './attention.js';
import { CONVOLUTIONS } from './convolution.js';
import { EMBEDDINGS } from './embedding.js';
import { LINEAR_LAYERS } from './linear.js';
import { LOSSES } from './losses.js';
import { NORMALIZATIONS } from './normalization.js';
import { PARAMETRIZATIONS, parametrized } from './parametrization.js';
import { RECURRENT_LAYERS } from './recurrent.js';
import { RESHAPINGS } from './reshaping.js';
import { SCALES } from './scales.js';
import { TRANSFORMERS } from './transformer.js';
import { WEIGHTLESS } from './weightless.js';

const PARAMETRIZABLE = [...LINEAR_LAYERS, ...CONVOLUTIONS, ...EMBEDDINGS].filter(({ type }) =>
  /^(Linear|Bilinear|Conv(Transpose)?[123]d|Embedding(Bag)?)$/.test(type)
);

/** Every class of torch.nn that is known, and leaves of the libraries that build on it. */
export const TORCH_RULES: readonly Rule[] = [
  ...LINEAR_LAYERS,
  ...CONVOLUTIONS,
  ...NORMALIZATIONS,
  ...EMBEDDINGS,
  ...RECURRENT_LAYERS,
  ...ATTENTIONS,
  ...TRANSFORMERS,
  ...LOSSES,
  ...SCALES,
  ...PARAMETRIZATIONS,
  ...PARAMETRIZABLE.map(parametrized),
  ...RESHAPINGS,
  ...WEIGHTLESS
];
