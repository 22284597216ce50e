import { addRules } from './addRules.js';
import details from './details.raw.css';
import picture from './picture.raw.css';
import predict from './predict.raw.css';
import whatIf from './whatif.raw.css';

addRules([details, predict, whatIf, picture].join('\n'));
