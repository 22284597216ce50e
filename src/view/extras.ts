import '../../style/strips.js';

export { ColumnsStrip } from './ColumnsStrip.js';
export { costMeasures } from './costMeasures.js';
export { costLabel, costTable, costText } from './costs.js';
export { ExportStrip } from './ExportStrip.js';
