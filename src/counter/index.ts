export { bind } from './bind.js';
export { count } from './count.js';
export { CountError } from './errors.js';
export { loadRest, provideFamily, provideSolvers, RulesMissing } from './families.js';
export { completeType, typesStartingWith } from './names.js';
export { canonicalType, isVariant, isWeightless, ruleOf } from './registry.js';
export { completeShapes } from './partial.js';
export { solve } from './solve.js';
export { ownTensors } from './torch/children.js';
