import { LINEN_RULES } from './flax/linen-rules.js';
import { NNX_RULES } from './flax/nnx-rules.js';
import { KERAS_ALIASES } from './keras/aliases.js';
import { KERAS_RULES } from './keras/rules.js';
import type { Rule } from './rule.js';
import { TORCH_ALIASES } from './torch/aliases.js';
import { TORCH_RULES } from './torch/rules.js';
import { TORCH_VARIANTS } from './torch/variants.js';
import type { Framework } from './types.js';

/** Classes of other libraries that are told by their names: what derives from a class is by custom named after it. */
export interface Variant {
  readonly name: RegExp;
  /** The class whose rule holds. `$1` stands for what the expression caught. */
  readonly type: string;
}

/** All that is known of one framework's classes. */
export interface Family {
  readonly rules: readonly Rule[];
  /** Other names of a class that has a rule. */
  readonly aliases: { readonly [alias: string]: string };
  readonly variants?: readonly Variant[];
  /** The framework keeps statistics apart and leaves them out of a layer's count. */
  readonly statisticsApart?: boolean;
}

const NONE: Family = { rules: [], aliases: {} };

export const FAMILIES: { readonly [framework in Framework]: Family } = {
  keras: { rules: KERAS_RULES, aliases: KERAS_ALIASES },
  torch: { rules: TORCH_RULES, aliases: TORCH_ALIASES, variants: TORCH_VARIANTS },
  flax_linen: { rules: LINEN_RULES, aliases: {}, statisticsApart: true },
  flax_nnx: { rules: NNX_RULES, aliases: {}, statisticsApart: true },
  other: NONE
};
