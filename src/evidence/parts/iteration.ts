export { evaluateComprehension } from '../interpreter/comprehensions.js';
export { executeFor, executeWhile } from '../interpreter/loops.js';
export { readComprehension } from '../python/comprehensions.js';
