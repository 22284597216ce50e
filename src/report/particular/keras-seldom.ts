export { examineHolder, examineWhole } from '../containers.js';
export { explainCropped } from '../cropped.js';
