import { addRules } from './addRules.js';
import base from './base.raw.css';
import strips from './strips.raw.css';
import table from './table.raw.css';

addRules([base, table, strips].join('\n'));
