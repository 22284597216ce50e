import { KERAS_ALIASES } from './keras/aliases.js';
import { KERAS_RULES } from './keras/rules.js';
import type { Rule } from './rule.js';
import type { Framework } from './types.js';

/** All that is known of one framework's classes. */
export interface Family {
  readonly rules: readonly Rule[];
  /** Other names of a class that has a rule. */
  readonly aliases: { readonly [alias: string]: string };
}

const NONE: Family = { rules: [], aliases: {} };

export const FAMILIES: { readonly [framework in Framework]: Family } = {
  keras: { rules: KERAS_RULES, aliases: KERAS_ALIASES },
  torch: NONE,
  flax_linen: NONE,
  flax_nnx: NONE,
  other: NONE
};
