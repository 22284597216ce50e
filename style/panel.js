import { addRules } from './addRules.js';
import rules from './panel.raw.css';

addRules(rules);
