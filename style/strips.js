import { addRules } from './addRules.js';
import rules from './strips.raw.css';

addRules(rules);
