import { parser } from '@lezer/python';
import { provideAllRules } from '../counter/all.js';
import { provideAllFrameworks } from '../evidence/all.js';
import { provideParser } from '../evidence/index.js';
import { provideAllReaders } from '../summary/all.js';

/** Makes every reader, the rules of every framework, what is known of its code and the parser known, for whoever need not save bytes. */
export function provideAll(): void {
  provideAllReaders();
  provideAllRules();
  provideAllFrameworks();
  provideParser(parser);
}
