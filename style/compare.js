import { addRules } from './addRules.js';
import rules from './compare.raw.css';

addRules(rules);
