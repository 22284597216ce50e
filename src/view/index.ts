export { SummaryView, type SummaryViewProps } from './SummaryView.js';
export { english, type Translation } from './translation.js';
