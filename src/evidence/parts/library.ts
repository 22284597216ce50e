export { callOnDict, callOnList } from '../interpreter/containerMethods.js';
export { compute } from '../interpreter/numbers.js';
export { BUILTINS } from '../interpreter/seldomBuiltins.js';
export { formatPercent } from '../interpreter/templates.js';
export { callOnText } from '../interpreter/textMethods.js';
