import { addRules } from './addRules.js';
import base from './base.raw.css';
import table from './table.raw.css';

addRules([base, table].join('\n'));
