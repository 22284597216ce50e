import { addRules } from './addRules.js';
import rules from './teach.raw.css';

addRules(rules);
