import type { Family } from '../families.js';
import { TORCH_ALIASES } from './aliases.js';
import { TORCH_RULES } from './rules.js';
import { TORCH_VARIANTS } from './variants.js';

/** torch.nn and the libraries that build on it. */
export const TORCH: Family = {
  rules: TORCH_RULES,
  aliases: TORCH_ALIASES,
  variants: TORCH_VARIANTS
};
