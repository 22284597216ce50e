export { evaluateComprehension } from '../interpreter/comprehensions.js';
export { readComprehension } from '../python/comprehensions.js';
