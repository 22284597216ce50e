export { ColumnsStrip } from './ColumnsStrip.js';
export { costLabel, costTable, costText } from './costs.js';
export { costWords } from './costWords.js';
export { ExportStrip } from './ExportStrip.js';
