import { parser } from '@lezer/python';
import { provideAllRules } from '../counter/all.js';
import { provideAllFrameworks } from '../evidence/all.js';
import { provideParser } from '../evidence/index.js';
import * as solver from '../report/solved.js';
import { provideSolver } from '../report/solver.js';
import { provideAllParticulars } from '../report/particular/all.js';
import { provideAllReaders } from '../summary/all.js';
import { provideTreescope } from '../summary/outputs.js';
import { textOfTreescope } from '../summary/treescope/index.js';

/** Makes every reader, the rules and particulars of every framework, the solver, what is known of its code and the parser known, for whoever need not save bytes. */
export function provideAll(): void {
  provideAllReaders();
  provideTreescope(textOfTreescope);
  provideAllRules();
  provideAllParticulars();
  provideSolver(solver);
  provideAllFrameworks();
  provideParser(parser);
}
