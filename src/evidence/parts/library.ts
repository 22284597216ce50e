export { callOnDict, callOnList } from '../interpreter/containerMethods.js';
export { compute } from '../interpreter/numbers.js';
export { BUILTINS } from '../interpreter/seldomBuiltins.js';
