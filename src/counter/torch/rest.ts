import type { Rule } from '../rule.js';
import { ATTENTIONS } from './attention.js';
import { KIN_OF_LINEAR } from './linear-kin.js';
import { LOSSES } from './losses.js';
import { PARAMETRIZATIONS, parametrized } from './parametrization.js';
import { RECURRENT_LAYERS } from './recurrent.js';
import { TORCH_RULES } from './rules.js';
import { SCALES } from './scales.js';
import { SELDOM_RESHAPINGS } from './seldom-reshaping.js';
import { TRANSFORMERS } from './transformer.js';

const PARAMETRIZABLE = [...TORCH_RULES, ...KIN_OF_LINEAR].filter(({ type }) =>
  /^(Linear|Bilinear|Conv(Transpose)?[123]d|Embedding(Bag)?)$/.test(type)
);

/** The other classes of torch.nn that are known, and leaves of the libraries that build on it. */
export const TORCH_REST: readonly Rule[] = [
  ...RECURRENT_LAYERS,
  ...ATTENTIONS,
  ...TRANSFORMERS,
  ...LOSSES,
  ...SCALES,
  ...KIN_OF_LINEAR,
  ...SELDOM_RESHAPINGS,
  ...PARAMETRIZATIONS,
  ...PARAMETRIZABLE.map(parametrized)
];
