import '../../style/strips.js';
import '../../style/teach.js';

export { whatIf } from '../teach/whatif.js';
export { OpenedRow } from './OpenedRow.js';
export { shapeLinks } from './picture/shapeLinks.js';
export { rowKeys } from './rowKeys.js';
export { withChange } from './whatif/changes.js';
export { ThoughtStrip } from './whatif/ThoughtStrip.js';
