export { evaluateFormat, formatPercent } from '../interpreter/format.js';
export { callOnText } from '../interpreter/textMethods.js';
export { readParts } from '../python/formats.js';
