export { bind } from './bind.js';
export { count } from './count.js';
export { CountError } from './errors.js';
export { completeType, typesStartingWith } from './names.js';
export { canonicalType, isWeightless, ruleOf } from './registry.js';
export type { Rule, Signature } from './rule.js';
export { solve } from './solve.js';
