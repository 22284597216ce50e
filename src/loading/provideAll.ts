import { parser } from '@lezer/python';
import { provideAllRules } from '../counter/all.js';
import { provideAllEvidence } from '../evidence/all.js';
import { provideParser } from '../evidence/index.js';
import * as classNames from '../report/classNames.js';
import * as nested from '../report/containers.js';
import * as cropped from '../report/cropped.js';
import * as join from '../report/join.js';
import { provideLater } from '../later.js';
import { provideAllParticulars } from '../report/particular/all.js';
import * as solver from '../report/solved.js';
import { provideAllReaders } from '../summary/all.js';
import { provideTreescope } from '../summary/outputs.js';
import * as seldomModules from '../summary/torch-repr/seldom.js';
import { textOfTreescope } from '../summary/treescope/index.js';

/** Makes known all that a page loads when it is asked for, for whoever need not save bytes. */
export function provideAll(): void {
  provideAllReaders();
  provideTreescope(textOfTreescope);
  provideAllRules();
  provideAllParticulars();
  provideLater('seldomModules', seldomModules);
  provideLater('solver', solver);
  provideLater('classNames', classNames);
  provideLater('nested', nested);
  provideLater('cropped', cropped);
  provideLater('join', join);
  provideAllEvidence();
  provideParser(parser);
}
