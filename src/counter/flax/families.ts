import type { Family } from '../families.js';
import { LINEN_RULES } from './linen-rules.js';
import { NNX_RULES } from './nnx-rules.js';

export const LINEN: Family = { rules: LINEN_RULES, aliases: {}, statisticsApart: true };

export const NNX: Family = { rules: NNX_RULES, aliases: {}, statisticsApart: true };
