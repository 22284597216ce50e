import { addRules } from './addRules.js';
import rules from './base.raw.css';

addRules(rules);
