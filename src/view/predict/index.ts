import '../../../style/strips.js';
import '../../../style/teach.js';

export { ANSWERS_TITLE, answersCell, readAnswers, readAnswersCell } from '../../teach/answers.js';
export { PredictView } from './PredictView.js';
