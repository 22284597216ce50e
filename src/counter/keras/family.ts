import type { Family } from '../families.js';
import { KERAS_ALIASES } from './aliases.js';
import { KERAS_RULES } from './rules.js';

/** Keras 1 to 3 and tf.keras. */
export const KERAS: Family = { rules: KERAS_RULES, aliases: KERAS_ALIASES };
